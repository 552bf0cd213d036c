package gather

import (
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
)

func TestRelations(t *testing.T) {
	for _, tt := range []struct {
		why, in string
		want    []Relation // of each citation, in order
	}{
		{"own words, one work", "The lamp was lit. [@a]", []Relation{Paraphrase}},
		{"own words, two works", "The lamp was lit. [@a; @b]", []Relation{Combined}},
		{"one work at two places is one work", "The lamp was lit. [@a, p. 1; @a, p. 9]", []Relation{Paraphrase}},
		{"words of the work", "She calls it “a promise to strangers”. [@a]", []Relation{Quotation}},
		{"a quotation with two works is a quotation", "She calls it “a promise to strangers”. [@a; @b]", []Relation{Quotation}},
		{"straight marks", `She calls it "a promise". [@a]`, []Relation{Quotation}},
		{"one quoted word", "He called it “fast”. [@a]", []Relation{Quotation}},
		{"a title", "She wrote “The Light of the Bar”. [@a]", []Relation{Paraphrase}},
		{"a boat", "The “Patience” sank. [@a]", []Relation{Paraphrase}},
		{"each part by itself", "She says “we move”. [@a] It moved. [@b] Both saw it. [@a; @b]", []Relation{Quotation, Paraphrase, Combined}},
		{"two citations of the same words", "The lamp was lit [@a] [@b].", []Relation{Combined, Combined}},
		{"emphasis is no border", "She says *plainly* “we move”. [@a]", []Relation{Quotation}},
		{"a mark left open", "She says “we move. [@a]", []Relation{Paraphrase}},
	} {
		src := text.New("x.txt", "x.txt", tt.in)
		p := &book.Passage{Pieces: parse.Pieces(src.Cut(1, 0, len(tt.in)))}
		got := Relations(p)
		n := 0
		for i, piece := range p.Pieces {
			if piece.Kind != book.Citation {
				continue
			}
			if n >= len(tt.want) || got[i] != tt.want[n] {
				t.Errorf("%s: citation %d is %q, want %q", tt.why, n+1, got[i], tt.want)
			}
			n++
		}
		if n != len(tt.want) {
			t.Errorf("%s: %d citations, want %d", tt.why, n, len(tt.want))
		}
	}
}
