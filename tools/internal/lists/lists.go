// Package lists reads what people edit beside the texts: config.toml, and the YAML lists of names, references,
// comparisons, labels and exceptions.
//
// Goals: every entry with its place; every mistake named with its line and remedy. Non-goals: touching the disk
// (package read hands the bytes over) and deciding what the entries are used for.
package lists

import (
	"cmp"
	"slices"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// File is a list as it stands on the disk: the name that findings print, and its text.
type File struct {
	Name string
	Text string
}

// Files are the lists; one that is missing has no text.
type Files struct {
	Config, Names, References, Compare, Labels, Exceptions File
}

// Lists is everything that the lists say.
type Lists struct {
	Config
	Names      []book.Name
	Works      []Work
	Specs      []Spec
	Labels     []Label
	Exceptions []Exception
}

// From reads all lists. What could not be read is left out, with a finding.
func From(f Files) (*Lists, []finding.Finding) {
	l := &Lists{}
	config, found := readConfig(f.Config)
	l.Config = config
	for _, read := range []func() []finding.Finding{
		func() (fs []finding.Finding) { l.Names, fs = readNames(f.Names, l.Config); return },
		func() (fs []finding.Finding) { l.Works, fs = readWorks(f.References); return },
		func() (fs []finding.Finding) { l.Specs, fs = readSpecs(f.Compare); return },
		func() (fs []finding.Finding) { l.Labels, fs = readLabels(f.Labels); return },
		func() (fs []finding.Finding) { l.Exceptions, fs = readExceptions(f.Exceptions); return },
	} {
		found = append(found, read()...)
	}
	return l, append(found, l.eaches()...)
}

// eaches finds the comparisons whose rows are made of what is no kind of case and no label of a definition.
func (l *Lists) eaches() []finding.Finding {
	var found []finding.Finding
	for _, s := range l.Specs {
		kind, _ := l.Kind(s.Each)
		label, _ := l.Label(s.Each)
		if s.Each != "" && kind.Role != book.Case && label.Role != "defines" {
			found = append(found, finding.New("bad-list", s.Pos, "comparison %s has a row for each %q, want a kind of the role case, or a label of the role defines", s.ID, s.Each))
		}
	}
	return found
}

// Kind finds a kind by its id.
func (l *Lists) Kind(id string) (book.Kind, bool) {
	i := slices.IndexFunc(l.Kinds, func(k book.Kind) bool { return k.ID == id })
	if i < 0 {
		return book.Kind{}, false
	}
	return l.Kinds[i], true
}

// KindOfFolder finds the kind whose pages stand in a folder.
func (l *Lists) KindOfFolder(folder string) (book.Kind, bool) {
	i := slices.IndexFunc(l.Kinds, func(k book.Kind) bool {
		return k.Folder == folder || k.Role == book.Page && folder == "pages"
	})
	if i < 0 || folder == "" {
		return book.Kind{}, false
	}
	return l.Kinds[i], true
}

// KindOfRole is the first kind, by id, that has a role.
func (l *Lists) KindOfRole(role book.Role) book.Kind {
	i := slices.IndexFunc(l.Kinds, func(k book.Kind) bool { return k.Role == role })
	if i < 0 {
		return book.Kind{Role: role}
	}
	return l.Kinds[i]
}

// Work finds a work by its key.
func (l *Lists) Work(key string) (Work, bool) {
	i, ok := slices.BinarySearchFunc(l.Works, key, func(w Work, k string) int { return cmp.Compare(w.Key, k) })
	if !ok {
		return Work{}, false
	}
	return l.Works[i], true
}

// rows are the entries of a list file: a sequence of mappings. Anything else is a finding.
func rows(f File) ([]Node, []finding.Finding) {
	if f.Text == "" {
		return nil, nil
	}
	root, found := Parse(f.Name, f.Text, 1, "bad-list")
	if root.Absent() || len(found) > 0 {
		return nil, found
	}
	if !root.IsSeq() {
		return nil, []finding.Finding{finding.New("bad-list", root.Pos, "list is no sequence, want entries that begin with a hyphen")}
	}
	var out []Node
	for _, n := range root.Seq {
		if !n.IsMap() {
			found = append(found, finding.New("bad-list", n.Pos, "entry has no properties, want `key: value` lines"))
			continue
		}
		out = append(out, n)
	}
	return out, found
}

// want checks the properties of an entry: those that must be there, and those that nothing reads.
func want(n Node, id string, must, may []string) []finding.Finding {
	var found []finding.Finding
	for _, key := range must {
		if n.Get(key).Absent() {
			found = append(found, finding.New(id, n.Pos, "entry has no `%s`", key))
		}
	}
	for _, e := range n.Map {
		if !slices.Contains(must, e.Key) && !slices.Contains(may, e.Key) {
			found = append(found, finding.New("unknown-property", e.Pos, "property `%s` is read by nothing", e.Key))
		}
	}
	return found
}

// duplicates names every entry whose key an earlier one has.
func duplicates[T any](items []T, key func(T) (string, text.Pos)) []finding.Finding {
	var found []finding.Finding
	seen := map[string]text.Pos{}
	for _, item := range items {
		k, pos := key(item)
		if first, ok := seen[k]; ok {
			found = append(found, finding.New("duplicate-id", pos, "id %q is taken at %s", k, first))
			continue
		}
		seen[k] = pos
	}
	return found
}
