package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// Decode turns bytes into text: UTF-8, with or without a byte-order mark; UTF-16 with one; else Windows-1252, with
// a warning. Bytes that are no text (NUL, or more than one in twenty that no character has) are an error.
func Decode(name string, data []byte) (string, []finding.Finding) {
	at := text.Pos{File: name, Line: 1}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", []finding.Finding{finding.New("bad-bytes", at, "file begins like UTF-16 and cannot be read as such")}
		}
		data = out
	default:
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return "", []finding.Finding{finding.New("bad-bytes", place(name, data, i), "file holds a NUL byte, so it is no plain text")}
	}
	if bad, first := undefined(data); bad*20 > len(data) {
		return "", []finding.Finding{finding.New("bad-bytes", place(name, data, first), "file holds %d undefined bytes of %d, so it is no plain text", bad, len(data))}
	}
	var found []finding.Finding
	if i := firstInvalid(data); i >= 0 {
		found = append(found, finding.New("guessed-encoding", place(name, data, i), "byte 0x%02x is no UTF-8; the file was read as Windows-1252", data[i]))
		data, _ = charmap.Windows1252.NewDecoder().Bytes(data)
	}
	return string(data), append(found, directions(name, string(data))...)
}

// undefined counts the bytes that stand for no character of a text, and says where the first stands: control
// bytes other than tab, line ends and form feed; in a file that is no UTF-8 also the five that Windows-1252 lacks.
func undefined(data []byte) (n, first int) {
	valid := utf8.Valid(data)
	for i, b := range data {
		control := b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' || b == 0x7f
		if control || !valid && bytes.IndexByte([]byte{0x81, 0x8d, 0x8f, 0x90, 0x9d}, b) >= 0 {
			if n++; n == 1 {
				first = i
			}
		}
	}
	return n, first
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// place is the position of byte i, counting characters as well as the bytes before it allow.
func place(name string, data []byte, i int) text.Pos {
	before := bytes.ReplaceAll(bytes.ReplaceAll(data[:i], []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	start := bytes.LastIndexByte(before, '\n') + 1
	return text.Pos{File: name, Line: bytes.Count(before, []byte("\n")) + 1, Col: utf8.RuneCount(before[start:]) + 1}
}

// directions warns of the first direction control of each line that has one.
func directions(name, words string) []finding.Finding {
	if !strings.ContainsFunc(words, text.Direction) {
		return nil
	}
	var found []finding.Finding
	for _, l := range text.New(name, name, words).Lines {
		col := 0
		for _, r := range l.Raw {
			col++
			if text.Direction(r) {
				pos := text.Pos{File: name, Line: l.No, Col: col}
				found = append(found, finding.New("direction-control", pos, "line holds the direction control U+%04X, which was removed", r))
				break
			}
		}
	}
	return found
}
