package lists

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// Label is an entry of labels.yaml: what a label of a dossier means, and how its values are parted.
type Label struct {
	Label  string
	Same   []string
	Role   string
	Holds  string // text, date, list, people
	Single bool   // two values are a disagreement
	Pos    text.Pos
}

// Spec is an entry of compare.yaml: a comparison to be made. Its columns are names and its rows labels; or with Each, the other way about.
type Spec struct {
	ID, Title string
	Summary   string
	Columns   []string
	Each      string   // a row for each: the id of a kind of cases, or the label of the dossiers that have it
	Of        []string // of those dossiers, which: ids of names that stand under the label
	Rows      []SpecRow
	Tables    map[string]string // seed-id:line → column
	Pos       text.Pos
}

// SpecRow is a row of a comparison: its label, the labels that mean the same, the words by which a sentence finds it, and
// the declared disagreements that its cells show.
type SpecRow struct {
	Label  string
	Same   []string
	Cues   []string
	Differ []Differ
}

// Differ says that sources disagree in one cell: in which column, and what the disagreement that a text declares is about.
type Differ struct {
	Column, About string
	Pos           text.Pos
}

// Exception lets a finding stand, with a reason: on a line (file:line), on every line that holds some words, or in a passage, wherever
// either of them moves.
type Exception struct {
	Line, Words, Passage string // one of them
	Finding, Reason      string
	Pos                  text.Pos
}

// Place is what stands where a finding is: the words of its line, and the ids of the passages there.
type Place struct {
	Words    string
	Passages []string
}

// covers reports whether an exception is one for a finding that stands at a place.
func (e Exception) covers(f finding.Finding, at Place) bool {
	switch {
	case f.Level >= finding.Error || e.Finding != f.ID:
		return false
	case e.Line != "":
		return e.Line == fmt.Sprintf("%s:%d", f.Pos.File, f.Pos.Line)
	case e.Words != "":
		return strings.Contains(text.Key(at.Words), text.Key(e.Words))
	}
	return slices.Contains(at.Passages, e.Passage)
}

// where is the place of an exception as it was written.
func (e Exception) where() string { return cmp.Or(e.Line, e.Words, e.Passage) }

var holds = []string{"text", "date", "list", "people"}

func readLabels(f File) ([]Label, []finding.Finding) {
	entries, found := rows(f)
	var out []Label
	for _, n := range entries {
		found = append(found, want(n, "bad-list", []string{"label", "holds"}, []string{"same", "role", "single"})...)
		l := Label{Label: n.Get("label").Str(), Same: n.Get("same").Strs(), Role: n.Get("role").Str(),
			Holds: n.Get("holds").Str(), Single: n.Get("single").Str() == "true", Pos: n.Pos}
		if !slices.Contains(holds, l.Holds) {
			found = append(found, finding.New("bad-list", n.Get("holds").Pos, "label holds %q, want one of %s", l.Holds, strings.Join(holds, ", ")))
			l.Holds = "text"
		}
		if single := n.Get("single"); !slices.Contains([]string{"", "true", "false"}, single.Str()) {
			found = append(found, finding.New("bad-list", single.Pos, "single is %q, want true or false", single.Str()))
		}
		out = append(out, l)
	}
	return out, append(found, duplicates(spread(out), func(s spelled) (string, text.Pos) { return s.words, s.pos })...)
}

// spelled is one spelling of a label.
type spelled struct {
	words string
	pos   text.Pos
}

func spread(labels []Label) []spelled {
	var out []spelled
	for _, l := range labels {
		for _, s := range append([]string{l.Label}, l.Same...) {
			out = append(out, spelled{strings.ToLower(s), l.Pos})
		}
	}
	return out
}

// Label finds what a label of a dossier means, in any case.
func (l *Lists) Label(words string) (Label, bool) {
	for _, x := range l.Labels {
		if strings.EqualFold(x.Label, words) || slices.ContainsFunc(x.Same, func(s string) bool { return strings.EqualFold(s, words) }) {
			return x, true
		}
	}
	return Label{}, false
}

// LabelOf is a label as labels.yaml has it, else as it is written.
func (l *Lists) LabelOf(words string) string {
	if x, ok := l.Label(words); ok {
		return x.Label
	}
	return words
}

func readSpecs(f File) ([]Spec, []finding.Finding) {
	entries, found := rows(f)
	var out []Spec
	for _, n := range entries {
		found = append(found, want(n, "bad-list", []string{"id", "columns"}, []string{"title", "summary", "rows", "tables", "each", "of"})...)
		s := Spec{ID: n.Get("id").Str(), Title: n.Get("title").Str(), Summary: n.Get("summary").Str(), Columns: n.Get("columns").Strs(), Each: n.Get("each").Str(), Of: n.Get("of").Strs(), Tables: map[string]string{}, Pos: n.Pos}
		if !idShape.MatchString(s.ID) || slices.Contains(reserved, s.ID) {
			found = append(found, finding.New("bad-id", n.Get("id").Pos, "id %q cannot be an address", s.ID))
			continue
		}
		for _, r := range n.Get("rows").Seq {
			found = append(found, want(r, "bad-list", []string{"label"}, []string{"same", "cues", "differ"})...)
			row := SpecRow{Label: r.Get("label").Str(), Same: r.Get("same").Strs(), Cues: r.Get("cues").Strs()}
			for _, e := range r.Get("differ").Map {
				row.Differ = append(row.Differ, Differ{Column: e.Key, About: e.Value.Str(), Pos: e.Pos})
			}
			s.Rows = append(s.Rows, row)
		}
		for _, e := range n.Get("tables").Map {
			s.Tables[e.Key] = e.Value.Str()
		}
		if s.Each != "" && len(s.Rows)+len(s.Tables) > 0 {
			found = append(found, finding.New("bad-list", n.Pos, "comparison %s has `rows` or `tables` beside `each`, which makes the rows", s.ID))
		}
		if s.Each == "" && len(s.Of) > 0 {
			found = append(found, finding.New("bad-list", n.Get("of").Pos, "comparison %s has `of` without `each`", s.ID))
		}
		out = append(out, s)
	}
	return out, append(found, duplicates(out, func(s Spec) (string, text.Pos) { return s.ID, s.Pos })...)
}

func readExceptions(f File) ([]Exception, []finding.Finding) {
	entries, found := rows(f)
	var out []Exception
	for _, n := range entries {
		found = append(found, want(n, "bad-list", []string{"finding", "reason"}, []string{"line", "text", "passage"})...)
		e := Exception{Line: n.Get("line").Str(), Words: n.Get("text").Str(), Passage: n.Get("passage").Str(), Finding: n.Get("finding").Str(), Reason: n.Get("reason").Str(), Pos: n.Pos}
		places := []string{e.Line, text.Key(e.Words), e.Passage}
		if len(slices.DeleteFunc(places, func(s string) bool { return s == "" })) != 1 {
			found = append(found, finding.New("bad-list", n.Pos, "entry has not one place, want `line`, `text` or `passage`"))
		}
		out = append(out, e)
	}
	return out, found
}

// Except leaves out the findings that an exception lets stand, and finds the exceptions that no longer apply; those of passages not when
// there are errors, since then there are no passages. An error stays: what cannot be read is not made readable by a reason.
func (l *Lists) Except(fs []finding.Finding, at func(text.Pos) Place) []finding.Finding {
	used := make([]bool, len(l.Exceptions))
	var out []finding.Finding
	for _, f := range fs {
		i := slices.IndexFunc(l.Exceptions, func(e Exception) bool { return e.covers(f, at(f.Pos)) })
		if i < 0 {
			out = append(out, f)
			continue
		}
		used[i] = true
	}
	for i, e := range l.Exceptions {
		if !used[i] && (e.Passage == "" || !finding.HasErrors(fs)) {
			out = append(out, finding.New("unused-exception", e.Pos, "exception for %s [%s] applies to nothing", e.where(), e.Finding))
		}
	}
	return finding.Sort(out)
}
