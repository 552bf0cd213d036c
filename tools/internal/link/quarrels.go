package link

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// quarrels proposes what an editor may declare as a disagreement: dates of one event that cannot both hold, two values of a label that has one,
// and always, often or never said of the same thing.
func (w *Web) quarrels() []finding.Finding {
	found := append(w.dates(), w.values()...)
	return finding.Sort(append(found, w.adverbs()...))
}

func differ(at, other text.Pos, format string, args ...any) finding.Finding {
	return finding.New("sources-differ", at, format+"; %s says otherwise", append(args, other)...)
}

// dates finds accounts of two texts that seem to tell the same and date it so that both cannot be right: they share two names that are not on
// every second page, three words of some length beside, and a third of such words of the shorter one.
func (w *Web) dates() []finding.Finding {
	rare := w.rare()
	byName := map[string][]Event{}
	var found []finding.Finding
	for _, h := range w.Happenings {
		for _, e := range h.Accounts {
			var met []Event
			for _, id := range e.names() {
				if !rare(id) {
					continue
				}
				for _, other := range byName[id] {
					if !slices.ContainsFunc(met, func(m Event) bool { return m.Passage == other.Passage }) {
						met = append(met, other)
					}
				}
				byName[id] = append(byName[id], e)
			}
			for _, other := range met {
				if contrary(e, other, rare) && !w.declared(e.Passage, dated(e.Date), other.Passage, dated(other.Date)) {
					found = append(found, differ(e.at(), other.at(), "event is dated %s, and %s", e.Date.EDTF(), other.Date.EDTF()))
				}
			}
		}
	}
	return found
}

// declared reports whether some text declares that two passages disagree: one is a side itself; or a side says what one of them says and cites
// a work that it rests on, and another side does so for the other.
func (w *Web) declared(a *book.Passage, asA func(string) bool, b *book.Passage, asB func(string) bool) bool {
	for _, h := range w.Texts {
		for _, c := range h.Clashes {
			if slices.Contains(c.Sides, a) || slices.Contains(c.Sides, b) || sideOf(c, a, asA) && sideOf(c, b, asB) {
				return true
			}
		}
	}
	return false
}

// sideOf reports whether a side of a disagreement says the same as a passage, from the same work.
func sideOf(c book.Clash, p *book.Passage, same func(string) bool) bool {
	return slices.ContainsFunc(c.Sides, func(side *book.Passage) bool {
		return same(side.Plain) && slices.ContainsFunc(side.Works, func(cite book.Cite) bool {
			return slices.ContainsFunc(p.Works, func(other book.Cite) bool { return other.Key == cite.Key })
		})
	})
}

// dated is whether words state a date that can be d.
func dated(d when.Date) func(string) bool {
	return func(words string) bool {
		return slices.ContainsFunc(when.Find(words), func(f when.Found) bool { return when.Overlap(f.Date, d) })
	}
}

// holding is whether words hold others.
func holding(words string) func(string) bool {
	key := " " + text.Key(words) + " "
	return func(s string) bool { return strings.Contains(" "+text.Key(s)+" ", key) }
}

func contrary(a, b Event, rare func(string) bool) bool {
	if a.Passage.Seed == b.Passage.Seed || when.Overlap(a.Date, b.Date) {
		return false
	}
	if a.Whole && b.Whole {
		return a.Case == b.Case
	}
	shared := 0
	for _, id := range a.names() {
		if rare(id) && slices.Contains(b.names(), id) {
			shared++
		}
	}
	n, of := inCommon(a.Passage.Plain, b.Passage.Plain)
	return shared > 1 && n > 2+shared && n*3 >= of
}

// inCommon is how many words of five letters or more two texts share, and how many the one with fewer has.
func inCommon(a, b string) (n, of int) {
	words, others := longWords(a), longWords(b)
	for s := range words {
		if others[s] {
			n++
		}
	}
	return n, min(len(words), len(others))
}

func longWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text.Key(s)) {
		if utf8.RuneCountInString(w) > 4 {
			out[w] = true
		}
	}
	return out
}

// values finds the labels with one value that two texts give different ones in their dossiers of a case.
func (w *Web) values() []finding.Finding {
	var found []finding.Finding
	for _, e := range w.Entries {
		first := map[string]*book.Passage{}
		for _, d := range e.Dossiers {
			for _, f := range d.Facts {
				l, ok := w.Lists.Label(f.Label)
				if !ok || !l.Single {
					continue
				}
				for _, p := range f.Values {
					other := first[l.Label]
					switch {
					case other == nil:
						first[l.Label] = p
					case other.Seed != p.Seed && otherwise(other.Plain, p.Plain) && !w.declared(p, holding(p.Plain), other, holding(other.Plain)):
						found = append(found, differ(at(p), at(other), "%s of %s is %q, and %q", strings.ToLower(l.Label), cmp.Or(e.Name.Name, e.ID), p.Plain, other.Plain))
					}
				}
			}
		}
	}
	return found
}

func at(p *book.Passage) text.Pos { return text.Pos{File: p.File, Line: p.Line, Col: 1} }

// otherwise reports whether two values differ: as dates where both are, else as words.
func otherwise(a, b string) bool {
	x, isX, _ := when.English(a)
	y, isY, _ := when.English(b)
	if isX && isY {
		return !when.Overlap(x, y)
	}
	return text.Key(a) != text.Key(b)
}

// how are the words that say how often something holds; those of one number can both be true.
var how = map[string]int{"always": 3, "invariably": 3, "never": 1, "often": 2, "usually": 2, "sometimes": 2, "frequently": 2, "rarely": 2, "seldom": 2, "generally": 2}

// said is an adverb with what it is said of, and where.
type said struct {
	adverb  string
	of      string
	passage *book.Passage
	about   []string
}

// clause ends what an adverb is said of. Match: ", ", " and ". Near-miss: "-".
var clause = regexp.MustCompile(`[,;:.…!?—–()]+\s*|\s+(?:and|or|but|that|which|who|to|because|for)\s+`)

// adverbs finds two texts that say of the same thing how often it holds, and not alike: both mention a name, or stand in texts that are
// about it.
func (w *Web) adverbs() []finding.Finding {
	first := map[string][]said{}
	var found []finding.Finding
	for _, h := range w.Texts {
		for _, p := range h.Passages {
			for _, s := range saidIn(p) {
				s.about = append(namesIn(p), h.Page)
				for _, other := range first[s.of] {
					if other.passage.Seed != p.Seed && how[other.adverb] != how[s.adverb] && w.sameSubject(s, other) &&
						!w.declared(p, holding(s.adverb), other.passage, holding(other.adverb)) {
						found = append(found, differ(at(p), at(other.passage), "%s is said of “%s”, and %s", s.adverb, s.of, other.adverb))
						break
					}
				}
				first[s.of] = append(first[s.of], s)
			}
		}
	}
	return found
}

// sameSubject reports whether two passages mention a name in common, or one of them what the other's text is called by.
func (w *Web) sameSubject(a, b said) bool {
	return slices.ContainsFunc(a.about, func(id string) bool { return id != "" && slices.Contains(b.about, id) }) || len(a.about)+len(b.about) < 4
}

// saidIn are the adverbs of a passage, each with every item of what it is said of: “always open, honest and brief” says three things.
func saidIn(p *book.Passage) []said {
	var out []said
	for _, span := range text.Sentences(p.Plain) {
		adverb := ""
		for _, part := range clause.Split(strings.ToLower(p.Plain[span[0]:span[1]]), -1) {
			words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(text.Key(part), "and "), "or "))
			for i, word := range words {
				if how[word] > 0 {
					adverb, words = word, words[i+1:]
					break
				}
			}
			if adverb == "" || len(words) == 0 {
				continue
			}
			if len(words) > 3 {
				adverb = ""
				continue
			}
			out = append(out, said{adverb: adverb, of: strings.Join(words, " "), passage: p})
		}
	}
	return out
}
