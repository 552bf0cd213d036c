package gather

import (
	"regexp"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
)

// events dates the first paragraph below each date line.
func (g *gatherer) events() {
	blocks := g.h.Doc.Blocks
	for i, b := range blocks {
		if b.As != book.DateBlock {
			continue
		}
		if j := g.dated(i); j > 0 {
			g.h.Events = append(g.h.Events, book.Event{Date: b.Date, Inferred: b.Inferred, Passage: g.h.Blocks[j][0]})
		}
	}
}

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
		d := book.Dossier{Block: i, Name: g.dossierName(i)}
		d.Case, _ = g.names.Lookup(d.Name, book.Case)
		if id := g.ownCase(); id != "" && d.Case == "" {
			d.Case, d.Name = id, ""
		}
		at := 0
		for _, f := range b.Facts {
			n := values(f)
			fact := g.fact(f)
			fact.Values = g.h.Blocks[i][at : at+n]
			at += n
			d.Facts = append(d.Facts, fact)
		}
		d.Body = g.body(i)
		g.h.Dossiers = append(g.h.Dossiers, d)
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

// sayings are the verbs of saying that may stand before or after who says something; telling only after: “…,” told nobody.
const (
	sayings = `says?|said|writes?|wrote|written|warns?|warned|argues?|argued|explains?|explained|adds?|added|notes?|noted|recalls?|recalled|asks?|asked|put it|puts it|remarks?|remarked|` +
		`calls?|called|declares?|declared|replies|replied|announces?|announced|insists?|insisted|predicts?|predicted|saying|writing`
	telling = `tells?|told|telling`
)

// says follows a speaker: after words between commas, and up to three others. Match: ", a pilot, later wrote". Near-miss: " in the
// winter of the year said".
var says = regexp.MustCompile(`(?i)^(?:, [^,“”"]{1,150},)? ?(?:[\pL'’-]+,? ){0,3}(?:` + sayings + `|` + telling + `)\b`)

// saysWho stands before a speaker. Match: " says the pilot ". Near-miss: " told ".
var saysWho = regexp.MustCompile(`(?i)\b(?:` + sayings + `)(?: [\pL.'’-]+){0,3} $`)

// quoted is words between quotation marks. Match: "“at sea”". Near-miss: "'tis".
var quoted = regexp.MustCompile(`“([^”]+)”|"([^"]+)"`)

// minQuote is how many words make a quotation without more signs; fewer are a term or a title, unless somebody says them.
const minQuote = 5

// near is how many words on each side of a few quoted words a speaker and a verb may stand in.
const near = 6

// quotes finds what somebody said: the words of quotation blocks, and words in quotation marks.
func (g *gatherer) quotes() {
	for i, b := range g.h.Doc.Blocks {
		switch b.As {
		case book.QuoteBlock:
			q := book.Quote{Text: g.h.Blocks[i][0].Plain, Passage: g.h.Blocks[i][0], Works: g.h.Blocks[i][0].Works}
			q.Speaker, _ = g.names.Lookup(parse.PlainOf(b.Speaker), book.Agent)
			g.h.Quotes = append(g.h.Quotes, q)
		case book.Paragraph, book.Answer:
			g.inParagraph(g.h.Blocks[i][0])
		}
	}
}

func (g *gatherer) inParagraph(p *book.Passage) {
	for _, m := range quoted.FindAllStringIndex(p.Plain, -1) {
		from, to := around(p.Plain, m[0], m[1])
		if q, ok := g.quote(p.Plain[from:to], m[0]-from, m[1]-from); ok {
			q.Passage, q.Works = p, worksFor(p, m[1])
			g.h.Quotes = append(g.h.Quotes, q)
		}
	}
}

// worksFor is the first citation after byte end of a passage's words: what they were cited for. Where none follows, all of the
// passage's works are.
func worksFor(p *book.Passage, end int) []book.Cite {
	for i, piece := range p.Pieces {
		if piece.Kind == book.Citation && len(parse.Plain(p.Pieces[:i])) >= end {
			return piece.Cites
		}
	}
	return p.Works
}

// around is where the sentence begins in which start stands, and where that ends in which end stands: a quotation may hold
// several sentences.
func around(words string, start, end int) (from, to int) {
	from, to = 0, len(words)
	for _, s := range text.Sentences(words) {
		if s[0] <= start {
			from = s[0]
		}
		if s[1] >= end {
			return from, s[1]
		}
	}
	return from, to
}

// quote judges the quoted words from start to end of a sentence. Five words or more are a quotation unless they have a title's
// capitals; fewer are one if a speaker stands right beside them with a verb of saying.
func (g *gatherer) quote(sentence string, start, end int) (book.Quote, bool) {
	q := book.Quote{Text: strings.TrimRight(strings.Trim(sentence[start:end], `“”"`), ",")}
	short := text.WordCount(q.Text) < minQuote
	if !short && text.TitleCapitals(q.Text) {
		return q, false
	}
	if short {
		from, to := lastWords(sentence[:start], near), end+firstWords(sentence[end:], near)
		sentence, start, end = sentence[from:to], start-from, end-from
	}
	outside := sentence[:start] + " " + sentence[end:]
	if !short || !called.MatchString(outside) {
		q.Speaker = g.speaker(sentence, start, end)
	}
	return q, !short || q.Speaker != ""
}

// called gives a thing its name, which is no quotation. Match: "called the boat". Near-miss: "recalled".
var called = regexp.MustCompile(`(?i)\bcall(?:s|ed)?\b`)

// firstWords is the length of the first n words of s, and lastWords where the last n begin.
func firstWords(s string, n int) int {
	fields := strings.SplitAfter(s, " ")
	return len(strings.Join(fields[:min(n+1, len(fields))], ""))
}

func lastWords(s string, n int) int {
	fields := strings.SplitAfter(s, " ")
	return len(s) - len(strings.Join(fields[max(0, len(fields)-n-1):], ""))
}

// speaker is the agent nearest to a quotation of whom its sentence says that they said it: Ada told the board is Ada, not
// the board.
func (g *gatherer) speaker(sentence string, start, end int) string {
	best, dist := "", len(sentence)
	for _, h := range g.names.Find(sentence, "") {
		name, _ := g.names.Name(g.names.Key(h))
		before, after, d := sentence[:min(h.Start, start)], "", start-h.End
		switch {
		case name.Kind.Role != book.Agent:
			continue
		case h.Start >= end:
			before, after, d = sentence[end:h.Start], sentence[h.End:], h.Start-end
		case h.End <= start:
			after = sentence[h.End:start]
		}
		if hers := strings.HasPrefix(sentence[h.End:], "’s ") || strings.HasPrefix(sentence[h.End:], "'s "); hers {
			continue // Ada's brother speaks, not Ada
		}
		if d >= 0 && d < dist && (says.MatchString(after) || saysWho.MatchString(before)) {
			best, dist = name.ID, d
		}
	}
	return best
}
