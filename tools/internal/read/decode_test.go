package read

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// wide is s in UTF-16 with a byte-order mark.
func wide(s string, little bool) []byte {
	var out []byte
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(s))...) {
		if little {
			out = append(out, byte(u), byte(u>>8))
		} else {
			out = append(out, byte(u>>8), byte(u))
		}
	}
	return out
}

func TestDecode(t *testing.T) {
	for _, tc := range []struct {
		name string
		in   []byte
		want string
		id   string // of the finding; empty for none
		at   string // line:col of it
	}{
		{name: "utf-8", in: []byte("Größe 🚢\n"), want: "Größe 🚢\n"},
		{name: "utf-8 with a mark", in: []byte("\xef\xbb\xbfGröße"), want: "Größe"},
		{name: "utf-16 little end first", in: wide("Größe 🚢\r\n", true), want: "Größe 🚢\r\n"},
		{name: "utf-16 big end first", in: wide("Größe 🚢", false), want: "Größe 🚢"},
		{name: "windows-1252", in: []byte("It\x92s 5\x80\nGr\xf6\xdfe"), want: "It’s 5€\nGröße", id: "guessed-encoding", at: "1:3"},
		{name: "windows-1252 on a later line", in: []byte("One\r\nTw\xf6"), want: "One\r\nTwö", id: "guessed-encoding", at: "2:3"},
		{name: "empty", in: nil, want: ""},
		{name: "only a mark", in: []byte("\xef\xbb\xbf"), want: ""},
		{name: "only a wide mark", in: []byte("\xff\xfe"), want: ""},
		{name: "nul", in: []byte("ab\ncd\x00e"), id: "bad-bytes", at: "2:3"},
		{name: "nul in a long text", in: append(bytes.Repeat([]byte("word "), 9999), 0), id: "bad-bytes", at: "1:49996"},
		{name: "wide text without a mark", in: wide("Word", true)[2:], id: "bad-bytes", at: "1:2"},
		{name: "utf-32", in: []byte("\xff\xfe\x00\x00W\x00\x00\x00"), id: "bad-bytes", at: "1:1"},
		{name: "one undefined byte of twenty", in: []byte("\x01234567890123456789\n")[:20], want: "\x01234567890123456789\n"[:20]},
		{name: "more than one of twenty", in: []byte("a\x01345678901234567\x019"), id: "bad-bytes", at: "1:2"},
		{name: "a picture", in: []byte("\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05\x06"), id: "bad-bytes", at: "2:1"},
		{name: "tabs and form feeds are text", in: []byte("\t\f\t\f\n"), want: "\t\f\t\f\n"},
		{name: "direction control", in: []byte("ab\nc\u202ed\u202e"), want: "ab\nc\u202ed\u202e", id: "direction-control", at: "2:2"},
		{name: "joiners of other scripts are no direction", in: []byte("a\u200db"), want: "a\u200db"},
	} {
		got, found := Decode("x.txt", tc.in)
		if got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
		if tc.id == "" && len(found) > 0 || tc.id != "" && (len(found) != 1 || found[0].ID != tc.id || found[0].Pos.String() != "x.txt:"+tc.at) {
			t.Errorf("%s: found %v, want %s at %s", tc.name, found, tc.id, tc.at)
		}
	}
}

func TestLevels(t *testing.T) {
	for _, tc := range []struct {
		in    string
		level finding.Level
	}{
		{in: "Gr\xf6\xdfe", level: finding.Warning},
		{in: "a\u202eb", level: finding.Warning},
		{in: "a\x00b", level: finding.Error},
	} {
		_, found := Decode("x.txt", []byte(tc.in))
		if len(found) != 1 || found[0].Level != tc.level {
			t.Errorf("%q: found %v, want level %s", tc.in, found, tc.level)
		}
	}
}

// TestSameTextWhateverTheEncoding holds that a text means the same however it was saved.
func TestSameTextWhateverTheEncoding(t *testing.T) {
	words := "Größe\nIt’s 5 €\n"
	for name, data := range map[string][]byte{
		"utf-8": []byte(words), "mark": []byte("\xef\xbb\xbf" + words), "wide": wide(words, true), "wide, big end": wide(words, false),
		"windows-1252": []byte("Gr\xf6\xdfe\r\nIt\x92s 5 \x80\r\n"), "old mac ends": []byte(strings.ReplaceAll(words, "\n", "\r")),
	} {
		src, found := Standard(name, data)
		if src == nil || finding.HasErrors(found) {
			t.Errorf("%s: %v", name, found)
			continue
		}
		if len(src.Lines) != 2 || src.Lines[0].Text != "Größe" || src.Lines[1].Text != "It’s 5 €" {
			t.Errorf("%s: %v", name, src.Lines)
		}
		if got := src.Pos(1, 0); got != (text.Pos{File: name, Line: 1, Col: 1}) {
			t.Errorf("%s: begins at %v, want 1:1", name, got)
		}
	}
}

// FuzzDecode holds that what is no error is text, each line of which has no character that would break a page.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"Größe", "\xef\xbb\xbfa", "\xff\xfea\x00", "\xfe\xff\xd8\x00", "a\x92b", "\x00", "\x81\x8d", "a\u202eb"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src, found := Standard("x.txt", data)
		if src == nil {
			if !finding.HasErrors(found) {
				t.Fatal("a text is refused without an error")
			}
			return
		}
		for _, l := range src.Lines {
			if !utf8.ValidString(l.Text) || strings.ContainsAny(l.Text, "\x00\r\n\u202e\u200b") {
				t.Fatalf("line %d is %q", l.No, l.Text)
			}
		}
	})
}
