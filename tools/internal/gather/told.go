package gather

import (
	"slices"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/parse"
)

// dated is the block that the date line i dates; 0 for none.
func (g *gatherer) dated(i int) int {
	for j := i + 1; j < len(g.h.Doc.Blocks); j++ {
		switch g.h.Doc.Blocks[j].As {
		case book.Blank, book.Dropped:
		case book.Paragraph, book.QuoteBlock:
			return j
		default:
			return 0
		}
	}
	return 0
}

// dossiers names each dossier, and gives it its facts and the paragraphs it runs on through.
func (g *gatherer) dossiers() {
	for i, b := range g.h.Doc.Blocks {
		if b.As != book.DossierBlock {
			continue
		}
		d := book.Dossier{Block: i}
		at := 0
		for _, f := range b.Facts {
			n := values(f)
			fact := g.fact(f)
			fact.Values = g.h.Blocks[i][at : at+n]
			at += n
			d.Facts = append(d.Facts, fact)
		}
		if !slices.ContainsFunc(d.Facts, func(f book.Fact) bool { return f.Role == "defines" }) {
			g.of(&d)
		}
		g.h.Dossiers = append(g.h.Dossiers, d)
	}
}

// of says which case a dossier tells of. One that defines something tells of none.
func (g *gatherer) of(d *book.Dossier) {
	d.Name, d.Body = g.dossierName(d.Block), g.body(d.Block)
	d.Case, _ = g.names.Lookup(d.Name, book.Case)
	if id := g.ownCase(); id != "" && d.Case == "" {
		d.Case, d.Name = id, ""
	}
}

func values(f book.RawFact) int {
	n := 0
	for _, v := range f.Values {
		if !v.Empty() {
			n++
		}
	}
	return n
}

func (g *gatherer) fact(f book.RawFact) book.Fact {
	words := parse.PlainOf(f.Label)
	l, ok := g.lists.Label(words)
	if !ok {
		return book.Fact{Label: words}
	}
	return book.Fact{Label: l.Label, Role: l.Role}
}

// ownCase is the id of the case that the text is, or whose page it owns.
func (g *gatherer) ownCase() string {
	if name, ok := g.names.Name(g.h.Page); ok && name.Kind.Role == book.Case {
		return name.ID
	}
	return ""
}

// dossierName is the line directly above a dossier, else the heading whose only dossier it is.
func (g *gatherer) dossierName(i int) string {
	blocks := g.h.Doc.Blocks
	if i > 0 && (blocks[i-1].As == book.Heading || blocks[i-1].As == book.Title) {
		return parse.PlainOf(blocks[i-1].Text)
	}
	for j := i - 1; j >= 0; j-- {
		switch blocks[j].As {
		case book.DossierBlock:
			return ""
		case book.Heading:
			if g.lastDossier(i) {
				return parse.PlainOf(blocks[j].Text)
			}
			return ""
		}
	}
	return ""
}

// lastDossier reports whether no dossier follows i under the same heading.
func (g *gatherer) lastDossier(i int) bool {
	for _, b := range g.h.Doc.Blocks[i+1:] {
		switch b.As {
		case book.Heading:
			return true
		case book.DossierBlock:
			return false
		}
	}
	return true
}

// body is the paragraphs below a dossier, to the next dossier, heading, date or byline.
func (g *gatherer) body(i int) []*book.Passage {
	var out []*book.Passage
	for j := i + 1; j < len(g.h.Doc.Blocks); j++ {
		switch g.h.Doc.Blocks[j].As {
		case book.DossierBlock, book.Heading, book.DateBlock, book.Byline, book.Disagreement:
			return out
		case book.Paragraph, book.List, book.QuoteBlock:
			out = append(out, g.h.Blocks[j]...)
		}
	}
	return out
}

// questions pairs each question with its answers. An answer whose question was lost stands alone.
func (g *gatherer) questions() {
	var open *book.QA
	for i, b := range g.h.Doc.Blocks {
		switch b.As {
		case book.Question:
			g.h.Questions = append(g.h.Questions, book.QA{Question: g.h.Blocks[i][0]})
			open = &g.h.Questions[len(g.h.Questions)-1]
		case book.Answer:
			if open == nil {
				g.h.Questions = append(g.h.Questions, book.QA{Answer: g.h.Blocks[i]})
				continue
			}
			open.Answer = append(open.Answer, g.h.Blocks[i]...)
		case book.List:
			if open != nil {
				open.Answer = append(open.Answer, g.h.Blocks[i]...)
			}
		case book.Heading:
			open = nil
		}
	}
}
