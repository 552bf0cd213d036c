package gather

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// Unknown is what seems to be a name and has no entry: its spellings, the most frequent first, and what is guessed of it.
type Unknown struct {
	Count     int
	Spellings []Spelling
	Like      string // id of a name that differs by an initial, a hyphen or a plural only; empty for none
	Kind      string // id of the kind that names with this first or last word have; empty for no guess
	Cue       string // that word
}

// Spelling is one way to write a name, and where it stands.
type Spelling struct {
	Text   string
	Places []text.Pos
}

// Unknowns are the runs of capitalised words that no name covers, the most frequent first. A word that begins a sentence counts
// only if the texts never write it small; a lone word must come again.
func (n *Names) Unknowns(texts []*Harvest) []Unknown {
	u := &unknowns{names: n, small: map[string]bool{}, at: map[string][]text.Pos{}}
	u.each(texts, u.learn)
	u.each(texts, u.look)
	return u.grouped()
}

type unknowns struct {
	names *Names
	small map[string]bool       // words that the texts write small
	at    map[string][]text.Pos // run → where it stands
}

// each hands over every stretch of words.
func (u *unknowns) each(texts []*Harvest, do func(r text.Run, page string)) {
	for _, h := range texts {
		for _, p := range h.Passages {
			for _, piece := range p.Pieces {
				if piece.Kind == book.Words || piece.Kind == book.Hyperlink {
					do(piece.Text, h.Page)
				}
			}
		}
	}
}

func (u *unknowns) learn(r text.Run, _ string) {
	for _, w := range strings.Fields(r.Text) {
		if w = bareWord(w); w != "" && w == strings.ToLower(w) {
			u.small[w] = true
		}
	}
}

// look notes the runs in a stretch of words, sentence by sentence; a known name parts what stands around it.
func (u *unknowns) look(r text.Run, page string) {
	words := []byte(r.Text)
	for _, h := range u.names.matcher.Find(r.Text) {
		copy(words[h.Start:h.End], strings.Repeat("\x00", h.End-h.Start))
	}
	for _, s := range text.Sentences(r.Text) {
		run := runner{from: -1}
		for at := s[0]; at < s[1]; {
			end := at + len(wordAt(string(words[at:s[1]])))
			run.take(u, r, string(words[at:end]), at, run.from < 0 && at == s[0])
			at = end + len(r.Text[end:]) - len(strings.TrimLeft(r.Text[end:], " "))
			if at == end {
				at++
			}
		}
		run.close(u, r)
	}
}

func wordAt(s string) string {
	if i := strings.IndexByte(s, ' '); i >= 0 {
		return s[:i]
	}
	return s
}

// runner is the run under way: bytes from to end of the text, and how many capitals it has.
type runner struct{ from, end, capitals int }

// links may stand inside a name, between its capitals.
var links = strings.Fields("of for de del di la van von der bin al el")

func (g *runner) take(u *unknowns, r text.Run, word string, at int, opens bool) {
	bare := bareWord(word)
	lead := strings.Index(word, bare)
	first, _ := utf8.DecodeRuneInString(bare)
	switch {
	case bare == "", strings.ContainsRune(word, 0):
		g.close(u, r)
		return
	case g.from >= 0 && slices.Contains(links, word):
		return
	case !unicode.IsUpper(first), opens && (u.small[strings.ToLower(bare)] || word == bare && len(bare) == 1):
		g.close(u, r)
		return
	}
	if lead > 0 || g.from < 0 {
		g.close(u, r)
		*g = runner{from: at + lead}
	}
	g.capitals++
	g.end = at + lead + len(bare)
	if tail := word[lead+len(bare):]; tail != "" && !(tail == "." && (utf8.RuneCountInString(bare) <= 2 || strings.Contains(bare, "."))) {
		g.close(u, r)
	} else {
		g.end += len(tail)
	}
}

// close ends the run, and notes it unless it is a date or too little to be a name.
func (g *runner) close(u *unknowns, r text.Run) {
	if g.from >= 0 {
		run := strings.TrimSuffix(r.Text[g.from:g.end], " ")
		_, date, err := when.English(run)
		if _, month, _ := when.English(run + " 1960"); month && g.capitals == 1 { // October, Winter, Monday
			date = true
		}
		lone := g.capitals == 1 && (u.small[strings.ToLower(run)] || utf8.RuneCountInString(run) < 3)
		if !date && err == nil && !lone {
			u.at[run] = append(u.at[run], r.Pos(g.from))
		}
	}
	*g = runner{from: -1}
}

// bareWord is a word without the marks around it and a possessive.
func bareWord(w string) string {
	w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s")
}

// folded is what two spellings of one name have in common: no initials, hyphens, plurals or capitals.
func folded(words string) string {
	var out []string
	for _, w := range strings.Fields(words) {
		if initial := strings.HasSuffix(w, ".") && utf8.RuneCountInString(w) == 2; initial {
			continue
		}
		for _, part := range strings.Fields(text.Key(w)) {
			out = append(out, strings.TrimSuffix(part, "s"))
		}
	}
	return strings.Join(out, " ")
}

// grouped puts near-duplicates side by side.
func (u *unknowns) grouped() []Unknown {
	groups := map[string]*Unknown{}
	for _, run := range slices.Sorted(maps.Keys(u.at)) {
		key := folded(run)
		if groups[key] == nil {
			groups[key] = &Unknown{}
		}
		g := groups[key]
		g.Count += len(u.at[run])
		g.Spellings = append(g.Spellings, Spelling{run, u.at[run]})
	}
	var out []Unknown
	for key, g := range groups {
		slices.SortStableFunc(g.Spellings, func(a, b Spelling) int { return len(b.Places) - len(a.Places) })
		if g.Count > 1 || strings.Contains(g.Spellings[0].Text, " ") {
			g.Like = u.names.like(key)
			g.Kind, g.Cue = u.names.guess(g.Spellings[0].Text)
			out = append(out, *g)
		}
	}
	slices.SortFunc(out, func(a, b Unknown) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Spellings[0].Text, b.Spellings[0].Text))
	})
	return out
}

func (n *Names) like(key string) string {
	for _, name := range n.List {
		for _, a := range spellings(name) {
			if folded(a.Text) == key {
				return name.ID
			}
		}
	}
	return ""
}

// guess is the kind that most names with the same last word have, else those with the same first word.
func (n *Names) guess(run string) (kind, cue string) {
	words := strings.Fields(run)
	for _, i := range []int{len(words) - 1, 0} {
		count := map[string]int{}
		for _, name := range n.List {
			if ws := strings.Fields(name.Name); len(ws) > 1 && !isTitled(name) && ws[min(i, 1)*(len(ws)-1)] == words[i] {
				count[name.Kind.ID]++
			}
		}
		for _, id := range slices.Sorted(maps.Keys(count)) {
			if count[id] > count[kind] {
				kind, cue = id, words[i]
			}
		}
		if kind != "" {
			return kind, cue
		}
	}
	return "", ""
}
