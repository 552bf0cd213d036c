// Package gather reads the blocks of one text as statements: passages with their ids, works and mentions, and what they tell
// of: events, facts, questions, quotations, disagreements.
//
// Goals: everything gathered leads to its line; a work belongs to the words it was cited for. Non-goals: joining texts
// (package link), and comparing them (package compare).
package gather

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
)

// Harvest is what was gathered from one text.
type Harvest struct {
	Doc       *book.Doc
	Page      string                       // id of the name whose page it stands on; empty for none
	Passages  []*book.Passage              // in order
	Blocks    [][]*book.Passage            // of each block of the text, in order
	Cells     map[[2]int][][]*book.Passage // of a table: block and row → passages of each cell
	Events    []book.Event
	Dossiers  []book.Dossier
	Questions []book.QA
	Quotes    []book.Quote
	Clashes   []book.Clash
}

// From gathers one text, which stands on page (the id of a name, or none).
func From(doc *book.Doc, page string, names *Names, l *lists.Lists) *Harvest {
	g := &gatherer{h: &Harvest{Doc: doc, Page: page, Cells: map[[2]int][][]*book.Passage{}}, names: names, lists: l, ids: map[string]int{}}
	for i, b := range doc.Blocks {
		g.h.Blocks = append(g.h.Blocks, nil)
		g.block(i, b)
	}
	g.dossiers()
	g.events()
	g.questions()
	g.quotes()
	return g.h
}

type gatherer struct {
	h       *Harvest
	names   *Names
	lists   *lists.Lists
	ids     map[string]int // how often each hash was given
	section string
}

// block makes the passages of one block.
func (g *gatherer) block(i int, b book.Block) {
	switch b.As {
	case book.Heading:
		g.section = parse.PlainOf(b.Text)
	case book.Standfirst, book.Paragraph, book.Answer, book.Question, book.QuoteBlock, book.ReferenceAs, book.Rubric, book.Byline:
		g.add(i, g.passage(b.Text, b.As != book.Rubric && b.As != book.Byline))
	case book.List, book.Contents, book.Disagreement:
		g.items(i, b)
	case book.TableBlock:
		g.table(i, b)
	case book.DossierBlock:
		for _, f := range b.Facts {
			g.add(i, g.series(f.Values)...)
		}
	}
}

func (g *gatherer) add(i int, ps ...*book.Passage) {
	g.h.Blocks[i] = append(g.h.Blocks[i], ps...)
	g.h.Passages = append(g.h.Passages, ps...)
}

func (g *gatherer) items(i int, b book.Block) {
	for _, item := range b.Items {
		g.add(i, g.passage(item.Text, b.As != book.Contents))
	}
	if b.As == book.Disagreement {
		c := book.Clash{About: parse.PlainOf(b.Text), Pos: b.Text.Pos(0), Sides: g.h.Blocks[i]}
		c.ID = "d-" + Hash(c.About)
		for _, hit := range g.names.Find(c.About, g.h.Page) {
			if name := g.names.Key(hit); !slices.Contains(c.Names, name) {
				c.Names = append(c.Names, name)
			}
		}
		g.h.Clashes = append(g.h.Clashes, c)
	}
}

func (g *gatherer) table(i int, b book.Block) {
	for r, row := range b.Rows {
		var cells [][]*book.Passage
		for c, cell := range row {
			var ps []*book.Passage
			if r > 0 && c > 0 {
				ps = g.series(cell.Items)
				g.add(i, ps...)
			}
			cells = append(cells, ps)
		}
		g.h.Cells[[2]int{i, r}] = cells
	}
}

// series makes passages of items that share a line. A citation belongs to its item and to those before it since
// the last citation.
func (g *gatherer) series(items []text.Run) []*book.Passage {
	var out []*book.Passage
	for _, r := range items {
		if r.Empty() {
			continue
		}
		out = append(out, g.passage(r, true))
	}
	var works []book.Cite
	own := g.ownWorks()
	for i := len(out) - 1; i >= 0; i-- {
		if cites := citesOf(out[i].Pieces); len(cites) > 0 {
			works = cites
			continue
		}
		if len(works) > 0 {
			out[i].Works = works
		} else {
			out[i].Works = own
		}
	}
	return out
}

// passage makes a statement of a run. Names are looked for in its words only where the text may link.
func (g *gatherer) passage(r text.Run, link bool) *book.Passage {
	p := Passage(r)
	p.Seed, p.File, p.Section = g.h.Doc.ID, g.h.Doc.Source.Name, g.section
	if p.Works = citesOf(p.Pieces); len(p.Works) == 0 {
		p.Works = g.ownWorks()
	}
	p.ID = g.id(p.Plain)
	if link {
		p.Mentions = g.names.Mentions(p, g.h.Page)
	}
	return p
}

// ownWorks is what a statement without a citation rests on: a digest's work, or the text itself if it is a source.
func (g *gatherer) ownWorks() []book.Cite {
	d := g.h.Doc
	if d.Kind.Role != book.Source {
		return nil
	}
	key := d.Header.Work
	if key == "" {
		key = d.ID
	}
	return []book.Cite{{Key: key, Pos: text.Pos{File: d.Source.Name, Line: 1}}}
}

// Passage is a statement without its text's particulars: pieces, words, works and line.
func Passage(r text.Run) *book.Passage {
	p := &book.Passage{Line: r.Line(0), Pieces: parse.Pieces(r)}
	p.Plain = parse.Plain(p.Pieces)
	p.Works = citesOf(p.Pieces)
	p.File = r.Pos(0).File
	p.ID = "p-" + Hash(p.Plain)
	return p
}

func citesOf(pieces []book.Piece) []book.Cite {
	var out []book.Cite
	for _, p := range pieces {
		out = append(out, p.Cites...)
	}
	return out
}

// id is the passage id of words: a hash of them; the second with the same words in a text gets "-2".
func (g *gatherer) id(words string) string {
	h := Hash(words)
	g.ids[h]++
	if n := g.ids[h]; n > 1 {
		return "p-" + h + "-" + strconv.Itoa(n)
	}
	return "p-" + h
}

// Hash is eight digits that stand for plain words, whatever their case and punctuation.
func Hash(words string) string {
	sum := sha256.Sum256([]byte(text.Key(words)))
	return hex.EncodeToString(sum[:4])
}
