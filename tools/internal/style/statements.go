package style

import (
	"slices"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// at is where the words of a passage begin.
func at(p *book.Passage) text.Pos {
	for _, piece := range p.Pieces {
		if !piece.Text.Empty() {
			return piece.Text.Pos(0)
		}
	}
	return text.Pos{File: p.File, Line: p.Line, Col: 1}
}

// quotations finds quotations of more words than the settings allow.
func (c *checker) quotations() {
	for _, h := range c.web.Texts {
		for _, q := range h.Quotes {
			if n := text.WordCount(q.Text); n > c.style.QuotationWords {
				c.found = append(c.found, finding.New("long-quotation", at(q.Passage), "quotation has %d words, want %d at most", n, c.style.QuotationWords))
			}
		}
	}
}

// citations finds paragraphs and items without a citation, on pages of the roles that the settings name.
func (c *checker) citations() {
	for _, h := range c.web.Texts {
		e := c.web.Entry(h.Page)
		if e == nil || !slices.Contains(c.style.Cited, string(e.Kind.Role)) {
			continue
		}
		for i, b := range h.Doc.Blocks {
			if b.As != book.Paragraph && b.As != book.List && b.As != book.Answer {
				continue
			}
			for _, p := range h.Blocks[i] {
				if len(p.Works) == 0 {
					c.found = append(c.found, finding.New("uncited-paragraph", at(p), "%s cites nothing", map[bool]string{true: "item", false: "paragraph"}[b.As == book.List]))
				}
			}
		}
	}
}

// sources finds sides of disagreements, and values of labels that have one value, that rest on one weak source: of a kind that the settings
// name, and seen in part only.
func (c *checker) sources() {
	for _, h := range c.web.Texts {
		for _, clash := range h.Clashes {
			for _, side := range clash.Sides {
				c.weak("side of a disagreement", side)
			}
		}
	}
	for _, e := range c.web.Entries {
		for _, d := range e.Dossiers {
			for _, f := range d.Facts {
				if l, _ := c.web.Lists.Label(f.Label); !l.Single {
					continue
				}
				for _, p := range f.Values {
					c.weak("value that stands alone", p)
				}
			}
		}
	}
}

func (c *checker) weak(what string, p *book.Passage) {
	var works []string
	for _, cite := range p.Works {
		if !slices.Contains(works, cite.Key) {
			works = append(works, cite.Key)
		}
	}
	if len(works) != 1 {
		return
	}
	i := slices.IndexFunc(c.web.Lists.Works, func(w lists.Work) bool { return w.Key == works[0] })
	if i < 0 {
		return
	}
	if w := c.web.Lists.Works[i]; slices.Contains(c.style.Weak, w.Kind) && w.Extent != "whole" {
		c.found = append(c.found, finding.New("weak-source", at(p), "%s rests on %s alone, of the kind %q and seen in part", what, w.Key, w.Kind))
	}
}

// dates finds dates that are sharper than in the works they rest on, where these have digests: a digest tells of the same name at a time that
// can be the same, and never as sharply.
func (c *checker) dates() {
	digests := map[string]*gather.Harvest{}
	for _, h := range c.web.Texts {
		if e := c.web.Entry(h.Page); e != nil && e.Kind.Role == book.Source {
			digests[h.Page] = h
		}
	}
	for _, h := range c.web.Texts {
		for _, e := range h.Events {
			if digests[h.Page] == nil {
				c.sharp(e, digests)
			}
		}
	}
}

// sharp compares a dated statement with the digests of all works that it cites; one work without a digest may have the date.
func (c *checker) sharp(e book.Event, digests map[string]*gather.Harvest) {
	var coarse when.Date
	for _, cite := range e.Passage.Works {
		h := digests[cite.Key]
		if h == nil {
			return
		}
		for _, told := range h.Events {
			if !when.Overlap(told.Date, e.Date) || !sameName(told, e) {
				continue
			}
			if told.Date.Precision() >= e.Date.Precision() {
				return
			}
			coarse = told.Date
		}
	}
	if !coarse.IsZero() {
		c.found = append(c.found, finding.New("sharp-date", at(e.Passage), "date is %s, sharper than %s in the work it rests on", e.Date.EDTF(), coarse.EDTF()))
	}
}

// sameName reports whether two events are of one case, or mention a name in common.
func sameName(a, b book.Event) bool {
	if a.Case != "" && a.Case == b.Case {
		return true
	}
	return slices.ContainsFunc(mentioned(a), func(id string) bool { return slices.Contains(mentioned(b), id) })
}

func mentioned(e book.Event) []string {
	out := slices.Clone(e.Names)
	if e.Case != "" {
		out = append(out, e.Case)
	}
	for _, m := range e.Passage.Mentions {
		out = append(out, m.Name)
	}
	return out
}
