package gather

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/text"
)

// Mentions finds the names in a passage that stands on a page, each with its sentence. The passage is gone through once, however many
// names are in it.
func (n *Names) Mentions(p *book.Passage, page string) []book.Mention {
	var out []book.Mention
	var s *sentences
	for i, piece := range p.Pieces {
		if piece.Kind != book.Words {
			continue
		}
		for _, h := range n.Find(piece.Text.Text, page) {
			if s == nil {
				s = sentencesOf(p)
			}
			m := book.Mention{Name: n.Key(h), Piece: i, Start: h.Start, End: h.End}
			m.From, m.Sentence, m.At = s.of(i, h.Start, h.End)
			out = append(out, m)
		}
	}
	return out
}

// sentences finds the sentence of one place after the other in a passage.
type sentences struct {
	plain  string
	bounds [][2]int // of the sentences that no place is behind yet
	raw    string   // the words of all pieces, before white space is made plain
	starts []int    // of each piece in raw
	done   int      // bytes of raw that are counted
	count  int      // bytes of plain that they make
	gap    bool     // white space stands before the next byte
}

func sentencesOf(p *book.Passage) *sentences {
	s := &sentences{plain: p.Plain, bounds: text.Sentences(p.Plain)}
	var raw []byte
	for _, piece := range p.Pieces {
		if piece.Kind == book.Citation { // no space is left before what follows it
			raw = bytes.TrimRight(raw, " ")
		}
		s.starts = append(s.starts, len(raw))
		if piece.Kind != book.Citation {
			raw = append(raw, piece.Text.Text...)
		}
	}
	s.raw = string(raw)
	return s
}

// of is the sentence in which the bytes from at to end of piece i stand: where in the passage's plain words it begins, its words, and at
// which of their bytes the place is. Places are asked for in order. No sentence ends inside a name.
func (s *sentences) of(i, at, end int) (from int, words string, in int) {
	off := s.offset(s.starts[i] + at)
	stop := off + len(s.raw[s.starts[i]+at:s.starts[i]+end])
	for len(s.bounds) > 1 && off >= s.bounds[0][1] {
		s.bounds = s.bounds[1:]
	}
	for len(s.bounds) > 1 && s.bounds[0][1] < stop && s.bounds[1][0] < stop {
		s.bounds[1][0], s.bounds = s.bounds[0][0], s.bounds[1:]
	}
	if len(s.bounds) == 0 {
		return 0, s.plain, off
	}
	b := s.bounds[0]
	return b[0], s.plain[b[0]:b[1]], off - b[0]
}

// offset is where a byte of raw that is no white space stands in plain.
func (s *sentences) offset(to int) int {
	for s.done < to {
		r, size := utf8.DecodeRuneInString(s.raw[s.done:])
		switch {
		case unicode.IsSpace(r):
			s.gap = s.count > 0
		case s.gap:
			s.count, s.gap = s.count+size+1, false
		default:
			s.count += size
		}
		s.done += size
	}
	if s.gap {
		return s.count + 1
	}
	return s.count
}
