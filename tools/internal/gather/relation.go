package gather

import (
	"strings"
	"unicode"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/text"
)

// Relation is how a statement uses the works that it cites.
type Relation string

// The relations. Each is computed from the statement's words and citations, never declared.
const (
	Quotation  Relation = "quotation"  // words of the work stand in it
	Combined   Relation = "combined"   // it joins what two or more works say
	Paraphrase Relation = "paraphrase" // it says in other words what one work says
)

// RelationOf is how words, a statement or the part of one that ends in a citation, use the works cited for them. A title or name in
// quotation marks is no quotation.
func RelationOf(words string, works []book.Cite) Relation {
	for _, m := range quotations(words) {
		if !text.TitleCapitals(strings.Trim(words[m[0]:m[1]], `“”"`)) {
			return Quotation
		}
	}
	for _, c := range works {
		if c.Key != works[0].Key {
			return Combined
		}
	}
	return Paraphrase
}

// Relations is the relation of each citation of a passage, by the number of its piece: how the words since the citation before use
// its works. Citations with no word between them were made for the same words.
func Relations(p *book.Passage) map[int]Relation {
	out := map[int]Relation{}
	var words strings.Builder
	var works []book.Cite
	var open []int
	end := func() {
		for _, i := range open {
			out[i] = RelationOf(words.String(), works)
		}
		words.Reset()
		works, open = nil, nil
	}
	for i, piece := range p.Pieces {
		switch {
		case piece.Kind == book.Citation:
			works, open = append(works, piece.Cites...), append(open, i)
			continue
		case len(open) > 0 && strings.ContainsFunc(piece.Text.Text, unicode.IsLetter):
			end()
		}
		words.WriteString(piece.Text.Text)
	}
	end()
	return out
}
