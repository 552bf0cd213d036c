package gather

import (
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/match"
	"github.com/second-track/second-track/tools/internal/text"
)

// titles counts how many names are called by each title: works and articles by theirs, others by any spelling. An article of an
// encyclopedia has the name of its subject for a title.
func (n *Names) titles() map[string]int {
	out := map[string]int{}
	for _, name := range n.List {
		if isTitled(name) {
			out[strings.ToLower(name.Name)]++
			continue
		}
		for _, a := range spellings(name) {
			out[strings.ToLower(a.Text)]++
		}
	}
	return out
}

// clash reports whether a spelling is already another name's, in the same letters and on the same pages.
func (n *Names) clash(p match.Pattern, a book.Alias, other int) (finding.Finding, bool) {
	q, b := n.patterns[other], n.aliases[other]
	sameLetters := p.Text == q.Text || p.AnyCase || q.AnyCase
	apart := len(a.Where) > 0 && len(b.Where) > 0 && !slices.ContainsFunc(a.Where, func(w string) bool { return slices.Contains(b.Where, w) })
	if p.Key == q.Key || !sameLetters || apart || (len(a.Where) > 0) != (len(b.Where) > 0) {
		return finding.Finding{}, false
	}
	return finding.New("alias-claimed", a.Pos, "spelling %q of %s is claimed by %s at %s", a.Text, p.Key, q.Key, b.Pos), true
}

// spellings are all ways to write a name. A source or article is found by its aliases only, or by a title of four words
// and more: shorter titles are ordinary words.
func spellings(name book.Name) []book.Alias {
	var out []book.Alias
	role := name.Kind.Role
	if role != book.Page && !name.Called && (!isTitled(name) || text.WordCount(name.Name) >= minTitle && !strings.HasPrefix(name.Name, "[")) {
		out = append(out, book.Alias{Text: name.Name, Pos: name.Pos})
	}
	return distinct(append(out, name.Also...))
}

// isTitled reports whether a name is called by a title, which may be ordinary words and need not be unique.
func isTitled(name book.Name) bool {
	return name.Kind.Role == book.Source || name.Kind.Role == book.Article
}

// withSpellings are the aliases of a name; a numbered column has those of config.toml's one rule too.
func withSpellings(name book.Name, l *lists.Lists) []book.Alias {
	out := slices.Clone(name.Also)
	if name.Kind.Role == book.Column {
		for _, s := range l.Numbered.Spellings(name.Name) {
			out = append(out, book.Alias{Text: s, Pos: name.Pos})
		}
	}
	return distinct(out)
}

func distinct(as []book.Alias) []book.Alias {
	var out []book.Alias
	for _, a := range as {
		if a.Text != "" && !slices.ContainsFunc(out, func(b book.Alias) bool { return b.Text == a.Text }) {
			out = append(out, a)
		}
	}
	return out
}

func anyCase(name book.Name) bool {
	switch name.Match {
	case "any":
		return true
	case "exact":
		return false
	}
	return name.Kind.Role == book.Term || name.Kind.Role == book.Column
}
