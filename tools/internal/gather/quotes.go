package gather

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
)

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
	spans := quotations(p.Plain)
	for k := 0; k < len(spans); k++ {
		first, m := spans[k], spans[k]
		var tag [2]int
		if k+1 < len(spans) && g.goesOn(p.Plain, m, spans[k+1]) {
			tag = [2]int{m[1], spans[k+1][0]}
			k++
			m = [2]int{m[0], spans[k][1]}
		}
		from, to := around(p.Plain, m[0], m[1])
		q, ok := g.quote(p.Plain[from:to], m[0]-from, m[1]-from)
		if tag[1] > 0 {
			q, ok = g.interrupted(p.Plain, first, tag, m[1]), true
		}
		if ok {
			q.Passage, q.Works = p, worksFor(p, m[1])
			g.h.Quotes = append(g.h.Quotes, q)
		}
		g.inside(p, first)
	}
}

// quotations are the stretches between quotation marks, the marks included; those inside another one are part of it.
func quotations(s string) [][2]int {
	var out [][2]int
	depth, start, straight := 0, 0, -1
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		switch {
		case r == '“':
			if depth++; depth == 1 {
				start = i
			}
		case r == '”' && depth > 0:
			if depth--; depth == 0 && end-start > len("“”") {
				out = append(out, [2]int{start, end})
			}
		case r == '"' && depth == 0 && straight < 0:
			straight = i
		case r == '"' && depth == 0:
			if end-straight > len(`""`) {
				out = append(out, [2]int{straight, end})
			}
			straight = -1
		}
	}
	return out
}

// interruption stands between the two halves of what somebody says. Match: " she said, ", " said Tom Reed. ". Near-miss: " and ".
var interruption = regexp.MustCompile(`(?i)^ (?:[\pL.'’-]+ ){0,6}(?:` + sayings + `)(?: [\pL.'’-]+){0,6}[,.] $`)

// goesOn reports whether a quotation goes on in the next one, behind words that say who speaks.
func (g *gatherer) goesOn(s string, m, next [2]int) bool {
	inner := strings.TrimRight(s[m[0]:m[1]], `”"`)
	return strings.HasSuffix(inner, ",") && interruption.MatchString(s[m[1]:next[0]])
}

// interrupted is a quotation without the words that interrupt it. They name its speaker; a pronoun there means the one person whom the
// passage names before.
func (g *gatherer) interrupted(s string, first, tag [2]int, end int) book.Quote {
	join := " "
	if strings.HasSuffix(s[tag[0]:tag[1]], ". ") {
		join = ". "
	}
	q := book.Quote{Text: strings.TrimRight(strings.Trim(s[first[0]:first[1]], `“”"`), ",") + join + strings.TrimRight(strings.Trim(s[tag[1]:end], `“”"`), ",")}
	between := s[tag[0]:tag[1]]
	for _, h := range g.names.Find(between, "") {
		if name, _ := g.names.Name(g.names.Key(h)); name.Kind.Role == book.Agent {
			q.Speaker = name.ID
		}
	}
	if q.Speaker == "" && pronoun.MatchString(between) {
		q.Speaker = g.onlyAgent(s[:first[0]])
	}
	return q
}

// pronoun stands for a person. Match: " she said". Near-miss: " the crew said".
var pronoun = regexp.MustCompile(`(?i)\b(?:he|she)\b`)

// onlyAgent is the one agent that words name; empty for none or several.
func (g *gatherer) onlyAgent(s string) string {
	id := ""
	for _, h := range g.names.Find(s, "") {
		name, _ := g.names.Name(g.names.Key(h))
		if name.Kind.Role == book.Agent {
			if id != "" && id != name.ID {
				return ""
			}
			id = name.ID
		}
	}
	return id
}

// single is words between single quotation marks. Match: "‘the bar moves’". Near-miss: "’tis".
var single = regexp.MustCompile(`‘([^‘]+?)’(?:[\s.,;!?]|$)`)

// inside finds what somebody else is quoted with inside a quotation, if it says who.
func (g *gatherer) inside(p *book.Passage, m [2]int) {
	outer := strings.Trim(p.Plain[m[0]:m[1]], `“”"`)
	for _, in := range single.FindAllStringSubmatchIndex(outer, -1) {
		from, to := around(outer, in[2], in[3])
		q, ok := g.quote(outer[from:to], in[2]-from, in[3]-from)
		if ok && q.Speaker != "" {
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
