// Package golden reads the tests' fixtures: text archives whose comment says what a case is for and why, and whose sections
// are the input and what is wanted of it.
//
// Goals: a case is one file that a person can read; a difference shows line by line. Non-goals: blessing what came out:
// -update=SECTION rewrites that one section and no other, and only when asked.
package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.String("update", "", "rewrite the section of this `name` in the fixtures")

// Each runs f as a subtest for every archive that the pattern matches. name is the archive's path, files its sections. A
// pattern that matches nothing, a case without a comment, and a section that stands twice are failures.
func Each(t *testing.T, glob string, f func(t *testing.T, name string, files map[string]string, comment string)) {
	t.Helper()
	names, err := matching(glob)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			files, comment := load(t, name)
			f(t, name, files, comment)
		})
	}
}

// matching are the archives that a pattern matches; none at all is an error, since such a test would hold nothing.
func matching(glob string) ([]string, error) {
	names, err := filepath.Glob(glob)
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("no fixture matches %s", glob)
	}
	return names, err
}

func load(t *testing.T, name string) (files map[string]string, comment string) {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files, comment, err = sections(a)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return files, comment
}

func sections(a *txtar.Archive) (files map[string]string, comment string, err error) {
	files = map[string]string{}
	for _, f := range a.Files {
		if _, twice := files[f.Name]; twice {
			return nil, "", fmt.Errorf("section %s stands twice", f.Name)
		}
		files[f.Name] = string(f.Data)
	}
	if comment = strings.TrimSpace(string(a.Comment)); comment == "" {
		return nil, "", fmt.Errorf("comment is empty, want what the case is for and why")
	}
	return files, comment, nil
}

// Compare holds got against a section of an archive. With -update=SECTION it writes got there instead.
func Compare(t *testing.T, name, section, want, got string) {
	t.Helper()
	if got == want {
		return
	}
	if *update != section {
		t.Errorf("%s: %s differs (- want, + got)\n%s", name, section, Diff(want, got))
		return
	}
	if err := rewrite(name, section, got); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %s was rewritten", name, section)
}

// rewrite replaces one section of an archive, and adds it at the end if it is not there.
func rewrite(name, section, words string) error {
	a, err := txtar.ParseFile(name)
	if err != nil {
		return err
	}
	found := false
	for i := range a.Files {
		if a.Files[i].Name == section {
			a.Files[i].Data, found = []byte(words), true
		}
	}
	if !found {
		a.Files = append(a.Files, txtar.File{Name: section, Data: []byte(words)})
	}
	return os.WriteFile(name, txtar.Format(a), 0o644)
}

// Diff sets two texts side by side, line by line: "-" is only in the first, "+" only in the second. White space that is
// easily overlooked is shown.
func Diff(want, got string) string {
	a, b := lines(want), lines(got)
	same := common(a, b)
	var out strings.Builder
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out.WriteString("  " + visible(a[i]) + "\n")
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || same[i+1][j] >= same[i][j+1]):
			out.WriteString("- " + visible(a[i]) + "\n")
			i++
		default:
			out.WriteString("+ " + visible(b[j]) + "\n")
			j++
		}
	}
	return out.String()
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

// common has, for each pair of places, how many lines the rests of the two texts have in common, in order.
func common(a, b []string) [][]int {
	same := make([][]int, len(a)+1)
	for i := range same {
		same[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			same[i][j] = max(same[i+1][j], same[i][j+1])
			if a[i] == b[j] {
				same[i][j] = same[i+1][j+1] + 1
			}
		}
	}
	return same
}

var signs = strings.NewReplacer("\t", "→", "\r", "␍", "\f", "␌", "\u00a0", "⍽", "\u200b", "∅")

func visible(s string) string {
	end := strings.TrimRight(s, " ")
	return signs.Replace(end) + strings.Repeat("·", len(s)-len(end))
}
