package gather

import (
	"cmp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/match"
	"github.com/second-track/second-track/tools/internal/text"
)

// Names is every name of the reference, and what finds them in a text.
type Names struct {
	List     []book.Name      // by id
	Owner    map[string]int   // name id → index of the text that owns its page
	PageOf   []string         // index of a text → id of the name whose page it stands on
	patterns []match.Pattern  // each with the id of its name
	aliases  []book.Alias     // the alias of each pattern
	claimed  map[string][]int // spelling in lower case → its patterns
	same     [][]int          // of each pattern: those with the same letters, itself too
	matcher  *match.Matcher
}

// minTitle is how many words the title of a work must have to be found in a text: a shorter one is ordinary words.
const minTitle = 4

// NamesOf collects names from the lists, from the texts that declare one, from texts of which only the heads were read, and
// from the works.
func NamesOf(docs, heads []*book.Doc, l *lists.Lists) (*Names, []finding.Finding) {
	n := &Names{Owner: map[string]int{}, PageOf: make([]string, len(docs))}
	var found []finding.Finding
	seen := map[string]text.Pos{}
	add := func(name book.Name) {
		name.Also = withSpellings(name, l)
		if first, ok := seen[name.ID]; ok {
			found = append(found, finding.New("duplicate-id", name.Pos, "id %q is taken at %s", name.ID, first))
			return
		}
		seen[name.ID] = name.Pos
		n.List = append(n.List, name)
	}
	for _, name := range l.Names {
		add(name)
	}
	found = append(found, n.fromDocs(docs, l, add)...)
	for _, d := range heads {
		if seen[d.ID] == (text.Pos{}) && d.Header.Subject == "" && d.Header.Title != "" {
			add(nameOf(d))
		}
	}
	for _, w := range l.Works {
		if _, ok := seen[w.Key]; !ok {
			add(book.Name{ID: w.Key, Kind: l.KindOfRole(book.Source), Name: w.Title, Pos: w.Pos})
		}
	}
	slices.SortFunc(n.List, func(a, b book.Name) int { return cmp.Compare(a.ID, b.ID) })
	found = append(found, n.subjects(docs)...)
	found = append(found, sameSeedIDs(docs)...)
	found = append(found, n.index()...)
	return n, found
}

// fromDocs declares the name of each text that owns its page. A digest's page is that of its work.
func (n *Names) fromDocs(docs []*book.Doc, l *lists.Lists, add func(book.Name)) []finding.Finding {
	var found []finding.Finding
	for i, d := range docs {
		if d.Header.Subject != "" {
			continue
		}
		id, pos := d.ID, placeOf(d)
		if _, ok := l.Work(id); !ok && d.Kind.Role == book.Source && d.Header.Work != "" {
			found = append(found, finding.New("unknown-key", d.Header.At["source"], "source %q is not in references.yaml", id))
		}
		if bad := lists.CheckID(id, d.Kind, l.Kinds, pos); len(bad) > 0 {
			found = append(found, bad...)
			continue
		}
		if first, ok := n.Owner[id]; ok {
			found = append(found, finding.New("two-owners", pos, "page %q is owned by %s already", id, docs[first].Source.Name))
			continue
		}
		n.Owner[id], n.PageOf[i] = i, id
		name := nameOf(d)
		if w, ok := l.Work(d.ID); ok && d.Header.Title == "" {
			name.Name = cmp.Or(w.Title, name.Name) // a digest is called as its work is
		}
		add(name)
	}
	return found
}

func placeOf(d *book.Doc) text.Pos {
	return cmp.Or(d.Header.At["id"], text.Pos{File: d.Source.Name, Line: 1})
}

func nameOf(d *book.Doc) book.Name {
	return book.Name{ID: d.ID, Kind: d.Kind, Name: parseTitle(d), Also: d.Header.Also, Summary: d.Header.Summary, Pos: placeOf(d), Called: untitled(d)}
}

// untitled reports whether a text has no title of its own: its first five words are ordinary words of other texts.
func untitled(d *book.Doc) bool {
	return d.Header.Title == "" && !slices.ContainsFunc(d.Blocks, func(b book.Block) bool { return b.As == book.Title })
}

func parseTitle(d *book.Doc) string { return cmp.Or(d.Header.Title, d.Title.Text, d.ID) }

// sameSeedIDs finds texts that own no page of their own id and share their seed id with another: their passages could not be told apart.
func sameSeedIDs(docs []*book.Doc) []finding.Finding {
	var found []finding.Finding
	first := map[string]*book.Doc{}
	for _, d := range docs {
		other, ok := first[d.ID]
		if !ok {
			first[d.ID] = d
			continue
		}
		if d.Header.Subject != "" || other.Header.Subject != "" {
			found = append(found, finding.New("duplicate-id", placeOf(d), "seed id %q is that of %s too", d.ID, other.Source.Name))
		}
	}
	return found
}

// subjects gives each text with a `subject` the page of that name.
func (n *Names) subjects(docs []*book.Doc) []finding.Finding {
	var found []finding.Finding
	for i, d := range docs {
		id := d.Header.Subject
		if id == "" {
			continue
		}
		if _, ok := n.Name(id); !ok {
			found = append(found, finding.New("unknown-name", d.Header.At["subject"], "subject %q names nothing", id))
			continue
		}
		if first, ok := n.Owner[id]; ok {
			found = append(found, finding.New("two-owners", d.Header.At["subject"], "page %q is owned by %s already", id, docs[first].Source.Name))
			continue
		}
		n.Owner[id], n.PageOf[i] = i, id
	}
	return found
}

// Name finds a name by its id.
func (n *Names) Name(id string) (book.Name, bool) {
	i, ok := slices.BinarySearchFunc(n.List, id, func(x book.Name, id string) int { return cmp.Compare(x.ID, id) })
	if !ok {
		return book.Name{}, false
	}
	return n.List[i], true
}

// index makes the matcher, and finds the spellings that two names claim.
func (n *Names) index() []finding.Finding {
	var found []finding.Finding
	claimed := map[string][]int{}
	n.claimed = claimed
	titles := n.titles()
	for _, name := range n.List {
		for _, a := range spellings(name) {
			if isTitled(name) && a.Text == name.Name && titles[strings.ToLower(a.Text)] > 1 {
				continue // two works have this title, or what they are about is called by it: the work is not meant
			}
			p := match.Pattern{Text: a.Text, Key: name.ID, AnyCase: anyCase(name), Roman: name.Kind.Role == book.Column}
			key := strings.ToLower(a.Text)
			for _, other := range claimed[key] {
				if f, clash := n.clash(p, a, other); clash {
					found = append(found, f)
				}
			}
			claimed[key] = append(claimed[key], len(n.patterns))
			n.patterns, n.aliases = append(n.patterns, p), append(n.aliases, a)
		}
	}
	n.matcher = match.New(n.patterns)
	n.same = make([][]int, len(n.patterns))
	for i, p := range n.patterns {
		for _, j := range claimed[strings.ToLower(p.Text)] {
			if q := n.patterns[j]; p.Text == q.Text || p.AnyCase && q.AnyCase {
				n.same[i] = append(n.same[i], j)
			}
		}
	}
	return found
}

// Find is where names stand in words that stand on a page, the page's own name aside.
func (n *Names) Find(words, page string) []match.Hit {
	var out []match.Hit
	for _, h := range n.matcher.Find(words) {
		i, ok := n.applies(h.Pattern, page)
		if h.Pattern = i; ok && n.patterns[i].Key != page {
			out = append(out, h)
		}
	}
	return out
}

// FindAll is where names stand in words that stand on no page: those that are called so on some page only are found too.
func (n *Names) FindAll(words string) []match.Hit { return n.matcher.Find(words) }

// applies is which of the names with one spelling is meant on a page: the one that claims it there, else the one that
// claims it everywhere.
func (n *Names) applies(pattern int, page string) (best int, ok bool) {
	for _, i := range n.same[pattern] {
		where := n.aliases[i].Where
		if slices.Contains(where, page) {
			return i, true
		}
		if len(where) == 0 && !ok {
			best, ok = i, true
		}
	}
	return best, ok
}

// Key is the id of the name that a hit found.
func (n *Names) Key(h match.Hit) string { return n.patterns[h.Pattern].Key }

// Lookup finds a name of a role by any of its spellings.
func (n *Names) Lookup(words string, role book.Role) (string, bool) {
	for _, i := range n.claimed[strings.ToLower(words)] {
		if p := n.patterns[i]; p.Text == words || p.AnyCase {
			if name, _ := n.Name(p.Key); name.Kind.Role == role && len(n.aliases[i].Where) == 0 {
				return p.Key, true
			}
		}
	}
	return "", false
}
