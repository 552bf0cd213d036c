package gather

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// events are what the text dates: the first paragraph below each date line, the dates of dossiers, and sentences that state a date.
func (g *gatherer) events() {
	byLine, tells := map[*book.Passage]when.Date{}, map[*book.Passage]string{}
	for _, d := range g.h.Dossiers {
		for _, p := range d.Body {
			tells[p] = caseOf(d)
		}
	}
	own := g.ownCase()
	of := func(p *book.Passage) string { return cmp.Or(tells[p], own) } // the case of the dossier it runs on from, else the one that the text is
	for i, b := range g.h.Doc.Blocks {
		if b.As != book.DateBlock {
			continue
		}
		if j := g.dated(i); j > 0 {
			p := g.h.Blocks[j][0]
			byLine[p] = *b.Date
			g.h.Events = append(g.h.Events, book.Event{Date: *b.Date, Inferred: b.Inferred, Passage: p, Case: of(p)})
		}
	}
	for _, d := range g.h.Dossiers {
		g.h.Events = append(g.h.Events, g.dossierDates(d)...)
	}
	for i, b := range g.h.Doc.Blocks {
		switch b.As {
		case book.Paragraph, book.Answer, book.List, book.QuoteBlock:
			for _, p := range g.h.Blocks[i] {
				g.h.Events = append(g.h.Events, g.sentenceDates(p, byLine[p], of(p))...)
			}
		}
	}
	slices.SortStableFunc(g.h.Events, func(a, b book.Event) int { return a.Passage.Line - b.Passage.Line })
}

// caseOf is the id of the case that a dossier tells of, or makes.
func caseOf(d book.Dossier) string { return cmp.Or(d.Case, parse.Slug(d.Name)) }

// DateOf reads the value of a date label, and whether the text says that it was inferred.
func DateOf(p *book.Passage) (d when.Date, inferred, ok bool) {
	words, inferred := strings.CutSuffix(p.Plain, "(inferred)")
	d, ok, err := when.English(strings.TrimSpace(words))
	return d, inferred, ok && err == nil
}

// dossierDates are the events of a dossier that makes or tells of a case: each date under a label of that role.
func (g *gatherer) dossierDates(d book.Dossier) []book.Event {
	var out []book.Event
	var names []string
	for _, f := range d.Facts {
		for _, p := range f.Values {
			for _, m := range p.Mentions {
				names = append(names, m.Name)
			}
		}
	}
	for _, f := range d.Facts {
		if f.Role != "date" || caseOf(d) == "" {
			continue
		}
		for _, p := range f.Values {
			if date, inferred, ok := DateOf(p); ok {
				out = append(out, book.Event{Date: date, Inferred: inferred, Passage: p, Case: caseOf(d), Whole: true, Names: names})
			}
		}
	}
	return out
}

// fewWords is how many words a sentence has at least that tells of an event, and does not only name its date.
const fewWords = 4

// inParentheses is a year that ends what stands in parentheses: a life, or a citation. Match: "(Marsh, " before "1901)". Near-miss: "(in ".
func inParentheses(s string, f when.Found) bool {
	open := strings.LastIndexAny(s[:f.Start], "()")
	return open >= 0 && s[open] == '(' && strings.HasPrefix(s[f.End:], ")") && !strings.Contains(s[open:f.Start], " in ")
}

// ofWork stands before the date of something written, which is no event. Match: "a report of ". Near-miss: "a meeting of ", "reported in ".
var ofWork = regexp.MustCompile(`(?i)\b(?:accounts?|analys[ei]s|articles?|books?|chapters?|editions?|editorials?|essays?|histor(?:y|ies)|interviews?|notes?|pages?|papers?|primers?|reports?|reviews?|studies|study|surveys?|texts?|versions?) (?:of|from|dated) (?:\pL+ )?$`)

// ofCase is the case that a date belongs to, where it stands right beside its name: "the Elm Accords of 1993", "the 1993 Elm Accords".
func (g *gatherer) ofCase(s string, f when.Found) string {
	for _, h := range g.names.Find(s, "") {
		before, after := "", ""
		switch {
		case h.End <= f.Start:
			before = s[h.End:f.Start]
		case h.Start >= f.End:
			after = s[f.End:h.Start]
		}
		if name, ok := g.names.Name(g.names.Key(h)); ok && name.Kind.Role == book.Case && (before == " of " || before == ", " || after == " ") {
			return name.ID
		}
	}
	return ""
}

// sentenceDates are the events that the sentences of a passage date, each with its sentence as its statement. What the line above has dated
// already is none; a year told from the one before ("the following year") is inferred.
func (g *gatherer) sentenceDates(p *book.Passage, above when.Date, of string) []book.Event {
	var out []book.Event
	last := above
	if g.h.Doc.Kind.Role == book.Page {
		return nil // what the sentences of a page about the site date is not the subject's
	}
	parts := partsOf(p)
	for k, s := range parts {
		told := false
		if k > 0 && leans.MatchString(s.Plain) {
			s.Pieces = append(slices.Clone(parts[k-1].Pieces), spaced(s.Pieces)...)
			s.Plain = parse.Plain(s.Pieces)
		}
		own := parts[k].Plain
		for _, f := range when.Find(own) {
			if inParentheses(own, f) || ofWork.MatchString(own[:f.Start]) || text.WordCount(own) < fewWords {
				continue
			}
			of := cmp.Or(g.ofCase(own, f), of)
			last, told = f.Date, true
			if above.IsZero() || !when.Overlap(above, f.Date) {
				out = append(out, g.event(p, s, f.Date, false, of))
			}
		}
		if date, ok := relative(own, last); ok && !told {
			last = date
			out = append(out, g.event(p, s, date, true, of))
		}
	}
	return slices.CompactFunc(out, func(a, b book.Event) bool { return a.Date == b.Date && a.Passage.Plain == b.Passage.Plain })
}

// leans opens a sentence that cannot be understood without the one before it. Match: "It began", "Another was". Near-miss: "Its sail", "One ship".
var leans = regexp.MustCompile(`^(?:It|They|This|These|That|Those|He|She|Another|Others|One|Both|The (?:first|second|third|last|latter|former|other|meeting|talks)) (?:is|was|were|are|had|has|have|began|met|came|did|could|would|who|which|then|also|\pL+ed|[a-z]+s)\b`)

// spaced are the pieces of a sentence with a space before them.
func spaced(pieces []book.Piece) []book.Piece {
	out := slices.Clone(pieces)
	if len(out) > 0 && out[0].Kind != book.Citation {
		out[0].Text = text.Join(" ", out[0].Text.Slice(0, 0), out[0].Text)
	}
	return out
}

func (g *gatherer) event(p *book.Passage, s sentence, d when.Date, inferred bool, of string) book.Event {
	part := *p
	part.Plain, part.Pieces = s.Plain, s.Pieces
	part.Works = citesOf(s.Pieces)
	if len(part.Works) == 0 {
		part.Works = s.after
	}
	if len(part.Works) == 0 {
		part.Works = p.Works
	}
	part.Mentions = g.names.Mentions(&part, g.h.Page)
	return book.Event{Date: d, Inferred: inferred, Passage: &part, Case: of}
}

// later are the words by which a sentence counts from the year told before it, and by how many years.
var later = []struct {
	words *regexp.Regexp
	years func(m []string) int
}{
	{regexp.MustCompile(`(?i)\b(?:in |during )?the (?:following|next) year\b`), func([]string) int { return 1 }},
	{regexp.MustCompile(`(?i)\b(?:the year before|the previous year)\b`), func([]string) int { return -1 }},
	{regexp.MustCompile(`(?i)\b(?:(?:that|the same) year)\b`), func([]string) int { return 0 }},
	{regexp.MustCompile(`(?i)\b(a|one|two|three|four|five|six|seven|eight|nine|ten) years? (later|after|before|earlier)\b`), func(m []string) int {
		n := slices.Index(strings.Fields("_ one two three four five six seven eight nine ten"), strings.ToLower(m[1]))
		if n < 0 {
			n = 1
		}
		if m[2] == "before" || m[2] == "earlier" {
			return -n
		}
		return n
	}},
}

// relative is the year that a sentence tells by counting from one before it.
func relative(s string, from when.Date) (when.Date, bool) {
	year, ok := from.Year()
	if !ok {
		return when.Date{}, false
	}
	for _, l := range later {
		if m := l.words.FindStringSubmatch(s); m != nil {
			d, ok, err := when.English(strconv.Itoa(year + l.years(m)))
			return d, ok && err == nil
		}
	}
	return when.Date{}, false
}

// sentence is a sentence of a passage: its pieces and words, and the works that the passage cites next behind it.
type sentence struct {
	Plain  string
	Pieces []book.Piece
	after  []book.Cite
}

// partsOf parts a passage. A citation belongs to the sentence that it stands in or right behind.
func partsOf(p *book.Passage) []sentence {
	var words strings.Builder
	starts := make([]int, len(p.Pieces))
	for i, piece := range p.Pieces {
		starts[i] = words.Len()
		if piece.Kind != book.Citation {
			words.WriteString(piece.Text.Text)
		}
	}
	bounds := text.Sentences(words.String())
	out := make([]sentence, len(bounds))
	for k, b := range bounds {
		end := words.Len() + 1
		if k+1 < len(bounds) {
			end = bounds[k+1][0]
		}
		for i, piece := range p.Pieces {
			from := starts[i]
			switch {
			case piece.Kind == book.Citation:
				if from > b[0] && from <= end && (from < end || k+1 == len(bounds)) || from == b[1] {
					out[k].Pieces = append(out[k].Pieces, piece)
				}
			case from < b[1] && from+len(piece.Text.Text) > b[0]:
				cut := piece
				cut.Text = piece.Text.Slice(max(0, b[0]-from), min(len(piece.Text.Text), b[1]-from))
				out[k].Pieces = append(out[k].Pieces, cut)
			}
		}
		out[k].Plain = parse.Plain(out[k].Pieces)
	}
	for k := len(out) - 2; k >= 0; k-- {
		if out[k].after = citesOf(out[k+1].Pieces); len(out[k].after) == 0 {
			out[k].after = out[k+1].after
		}
	}
	return out
}
