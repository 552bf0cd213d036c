// Package finding is what the tool says about a text: one shape for every message, one table of ids, and the ways to print them.
//
// Goals: each message has a place, a stable id, and a remedy; stages collect findings, only the command prints them.
// Non-goals: deciding what is wrong (the stages do).
package finding

import (
	"fmt"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/text"
)

// Level is how grave a finding is.
type Level int

// The levels, from the mildest: a proposal may be confirmed by an editor, a warning should be mended, an
// error stops the work.
const (
	Proposal Level = iota
	Warning
	Error
)

// String is the level's name as it is printed.
func (l Level) String() string { return [...]string{"proposal", "warning", "error"}[l] }

// Finding is one message about one place.
type Finding struct {
	ID    string // kebab-case, in Table
	Level Level
	Pos   text.Pos
	Msg   string // "Thing has X, want Y", one line
	Hint  string // what to do, one line; may be empty
}

// New makes a finding of id at pos. The level and the standing hint come from Table; an id that is not there is a
// mistake of ours, not of the text.
func New(id string, pos text.Pos, format string, args ...any) Finding {
	rule, ok := Lookup(id)
	if !ok {
		panic("finding: id " + id + " is not in the table")
	}
	return Finding{ID: id, Level: rule.Level, Pos: pos, Msg: oneLine(fmt.Sprintf(format, args...)), Hint: rule.Hint}
}

// WithHint is the finding with a hint of its own.
func (f Finding) WithHint(format string, args ...any) Finding {
	f.Hint = oneLine(fmt.Sprintf(format, args...))
	return f
}

// oneLine keeps a quoted text from breaking out of its line: control characters become spaces.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' || text.Direction(r) {
			return ' '
		}
		return r
	}, s)
}

// Sort orders findings by place, then gravity, then id and message, and removes repetitions.
func Sort(fs []Finding) []Finding {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, compare)
	return slices.Compact(out)
}

func compare(a, b Finding) int {
	switch {
	case a.Pos != b.Pos && a.Pos.Less(b.Pos):
		return -1
	case a.Pos != b.Pos:
		return 1
	case a.Level != b.Level:
		return int(b.Level) - int(a.Level)
	case a.ID != b.ID:
		return strings.Compare(a.ID, b.ID)
	case a.Msg != b.Msg:
		return strings.Compare(a.Msg, b.Msg)
	}
	return strings.Compare(a.Hint, b.Hint)
}

// Worst is the gravest level among fs, and whether there is any finding at all.
func Worst(fs []Finding) (Level, bool) {
	worst := Proposal
	for _, f := range fs {
		worst = max(worst, f.Level)
	}
	return worst, len(fs) > 0
}

// HasErrors reports whether any finding stops the work.
func HasErrors(fs []Finding) bool {
	worst, any := Worst(fs)
	return any && worst == Error
}
