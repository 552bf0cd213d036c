package cite

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/second-track/second-track/tools/internal/lists"
)

// shape is how works of some types are set.
type shape struct {
	alone bool   // the title is that of a whole: in italics, without quotation marks
	genre string // what the work is called when its entry does not say
	parts func(lists.Work, shape) [][]Span
}

// shapes has every type of CSL that is no web page or the like.
var shapes = map[string]shape{
	"book":        {alone: true, parts: whole},
	"classic":     {alone: true, parts: whole},
	"pamphlet":    {alone: true, parts: whole},
	"periodical":  {alone: true, parts: whole},
	"regulation":  {alone: true, parts: whole},
	"report":      {alone: true, parts: whole},
	"standard":    {alone: true, parts: whole},
	"software":    {alone: true, parts: whole},
	"map":         {alone: true, parts: whole},
	"legislation": {alone: true, parts: whole},
	"treaty":      {alone: true, parts: whole},

	"motion_picture": {alone: true, genre: "Film", parts: made},
	"performance":    {alone: true, parts: made},
	"dataset":        {genre: "Data set", parts: made},
	"thesis":         {genre: "Thesis", parts: made},

	"chapter":                {parts: within},
	"entry":                  {parts: within},
	"entry-dictionary":       {parts: within},
	"entry-encyclopedia":     {parts: within},
	"paper-conference":       {genre: "Paper", parts: held},
	"speech":                 {genre: "Speech", parts: held},
	"event":                  {genre: "Event", parts: held},
	"hearing":                {genre: "Hearing", parts: held},
	"article-journal":        {parts: journal},
	"article":                {parts: periodical},
	"article-magazine":       {parts: periodical},
	"article-newspaper":      {parts: periodical},
	"review":                 {parts: journal},
	"review-book":            {parts: journal},
	"interview":              {genre: "Interview", parts: made},
	"broadcast":              {genre: "Broadcast", parts: made},
	"manuscript":             {genre: "Manuscript", parts: kept},
	"personal_communication": {genre: "Letter", parts: kept},
	"document":               {parts: kept},
}

// shapeOf is how a type is set; all that is not listed is set as a web page is.
func shapeOf(kind string) shape {
	if s, ok := shapes[kind]; ok {
		return s
	}
	return shape{parts: online}
}

// whole: By whom besides. Which edition and volume. Place: publisher, date.
func whole(w lists.Work, _ shape) [][]Span {
	return [][]Span{said(besides(w)), said(numbered("Vol. ", w.Volume)), said(edition(w.Edition)), said(series(w)), said(imprint(w))}
}

// made: What it is, and by whom besides. In what. Publisher, date.
func made(w lists.Work, s shape) [][]Span {
	what := kindOf(w, s)
	if len(w.Interviewers) > 0 {
		what += " by " + joinNames(w.Interviewers, false)
	}
	return [][]Span{said(what), said(besides(w)), alone(w.Container), said(imprint(w))}
}

// within: In the whole, edited by whom, pages. Publisher, date.
func within(w lists.Work, _ shape) [][]Span {
	if w.Container == "" {
		return [][]Span{said(besides(w)), said(edition(w.Edition)), said(comma(imprint(w), ranged(w.Page)))}
	}
	in := []Span{{Text: "In "}, {Text: w.Container, Italic: true}}
	if rest := comma(lower(besides(w)), numbered("vol. ", w.Volume), ranged(w.Page)); rest != "" {
		in = append(in, Span{Text: ", " + rest})
	}
	return [][]Span{in, said(edition(w.Edition)), said(series(w)), said(imprint(w))}
}

// held: What it was, where it was held. In what it was printed. Publisher, date.
func held(w lists.Work, s shape) [][]Span {
	what := kindOf(w, s)
	if w.Event != "" {
		what += " at " + w.Event
	}
	if w.Container != "" && w.Event == "" && w.Genre == "" && w.Type == "paper-conference" {
		what = "" // it is a chapter of the proceedings
	}
	if what != "" || w.EventPlace != "" {
		what = comma(what, w.EventPlace)
	}
	return append([][]Span{said(what)}, within(w, s)...)
}

// journal: The journal and its volume, number, date: pages.
func journal(w lists.Work, s shape) [][]Span {
	if w.Container == "" || w.Volume == "" && w.Issue == "" {
		return periodical(w, s)
	}
	rest := comma(w.Volume, numbered("no. ", w.Issue)) + " (" + words(w.Issued) + ")"
	if w.Page != "" {
		rest += ": " + ranged(w.Page)
	}
	return [][]Span{said(besides(w)), append(alone(w.Container), Span{Text: " " + rest})}
}

// periodical: The paper or magazine, number, date, pages. A publisher that is the paper is named once.
func periodical(w lists.Work, _ shape) [][]Span {
	rest := comma(numbered("vol. ", w.Volume), numbered("no. ", w.Issue), edition(w.Edition), words(w.Issued), ranged(w.Page))
	if w.Container == "" {
		return [][]Span{said(besides(w)), said(comma(imprintOf(w), rest))}
	}
	return [][]Span{said(besides(w)), append(alone(w.Container), Span{Text: ", " + rest})}
}

// online: The site. Publisher, date.
func online(w lists.Work, _ shape) [][]Span {
	return [][]Span{said(w.Genre), said(besides(w)), said(comma(w.Container, imprint(w)))}
}

// kept: What it is. Where it lies. Publisher, date.
func kept(w lists.Work, s shape) [][]Span {
	return [][]Span{said(kindOf(w, s)), said(besides(w)), alone(w.Container), said(comma(w.Location, w.Archive)), said(imprint(w))}
}

func kindOf(w lists.Work, s shape) string { return cmp.Or(w.Genre, s.genre) }

// besides are editors and translators of a work that has authors: "Edited by Ann Lee. Translated by Tom Reed".
func besides(w lists.Work) string {
	var out []string
	if len(w.Authors) > 0 && len(w.Editors) > 0 {
		out = append(out, "Edited by "+joinNames(w.Editors, false))
	}
	if len(w.Authors)+len(w.Editors) > 0 && len(w.Translators) > 0 {
		out = append(out, "Translated by "+joinNames(w.Translators, false))
	}
	if w.Type != "interview" && len(w.Interviewers) > 0 {
		out = append(out, "Interview by "+joinNames(w.Interviewers, false))
	}
	return strings.Join(out, ". ")
}

// lower makes sentences parts of one.
func lower(s string) string {
	return strings.NewReplacer("Edited by", "edited by", ". Translated by", ", translated by", "Translated by", "translated by").Replace(s)
}

// imprint is who published a work where, and when.
func imprint(w lists.Work) string { return comma(imprintOf(w), words(w.Issued)) }

// imprintOf leaves out a publisher who is the author.
func imprintOf(w lists.Work) string {
	publisher := w.Publisher
	if oneOf(w.Authors, publisher) || publisher == w.Container {
		publisher = ""
	}
	if w.Place != "" && publisher != "" {
		return w.Place + ": " + publisher
	}
	return cmp.Or(publisher, w.Place)
}

func oneOf(who []lists.Agent, name string) bool {
	for _, a := range who {
		if a.String() == name {
			return true
		}
	}
	return false
}

// series is what a book or report is a number of.
func series(w lists.Work) string {
	if w.Collection == "" && w.Genre == "" {
		return numbered("No. ", w.Number)
	}
	return strings.TrimSpace(cmp.Or(w.Collection, w.Genre) + " " + w.Number)
}

// edition is "2nd ed."; words of its own stay.
func edition(e string) string {
	n, err := strconv.Atoi(e)
	if err != nil || n < 1 {
		return e
	}
	return ordinal(n) + " ed."
}

func ordinal(n int) string {
	ending := "th"
	if n/10%10 != 1 {
		ending = []string{"th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th"}[n%10]
	}
	return strconv.Itoa(n) + ending
}

// ranged sets an en dash between two numbers.
func ranged(s string) string { return span.ReplaceAllString(s, "$1–$2") }

func numbered(before, s string) string {
	if s == "" {
		return ""
	}
	return before + s
}

// comma joins what there is.
func comma(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

// said is a part of its own: it begins with a capital.
func said(s string) []Span { return []Span{{Text: upper(s)}} }

// alone is the title of what a work is part of.
func alone(s string) []Span { return []Span{{Text: s, Italic: s != ""}} }

func upper(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}
