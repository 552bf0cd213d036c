// Package internal_test holds the packages to the order in which data flows through them.
package internal_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/second-track/second-track/tools/internal/"

// order is the order in which packages may import each other: only earlier ones.
var order = strings.Fields("schema text finding when book lists match read clean parse gather link style cite compare draw page diff overlap edition write build verify")

// onDisk are the packages that may touch the disk, and disk is what touches it.
var (
	onDisk = strings.Fields("read write build verify")
	disk   = strings.Fields("os io/fs os/exec path/filepath io/ioutil")
)

// goFile is a Go file: its package's folder under tools, and what it imports.
type goFile struct {
	name    string // path under tools, with slashes
	imports []string
}

func (f goFile) test() bool { return strings.HasSuffix(f.name, "_test.go") }

// pkg is the file's folder right under internal; empty for a file outside it or directly in it.
func (f goFile) pkg() string {
	rest, ok := strings.CutPrefix(path.Dir(f.name), "internal/")
	if !ok {
		return ""
	}
	first, _, _ := strings.Cut(rest, "/")
	return first
}

// breaches says which imports of a file go against the order.
func breaches(f goFile) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, f.name+": "+fmt.Sprintf(format, args...)) }
	at := slices.Index(order, f.pkg())
	if f.pkg() != "" && at < 0 && f.pkg() != "golden" {
		say("folder %s is not in the order", f.pkg())
	}
	for _, imported := range f.imports {
		if slices.Contains(disk, imported) && !f.test() && at >= 0 && !slices.Contains(onDisk, f.pkg()) {
			say("imports %s, which only %v may", imported, onDisk)
		}
		name, ours := strings.CutPrefix(imported, module)
		name, _, _ = strings.Cut(name, "/")
		switch to := slices.Index(order, name); {
		case !ours:
		case name == "golden":
			if !f.test() {
				say("imports golden, which only tests may")
			}
		case f.pkg() == "golden" && !f.test():
			say("imports %s; golden stands alone", name)
		case at >= 0 && (to > at || to == at && !f.test()):
			say("imports %s, which comes later", name)
		case to < 0:
			say("imports %s, which is not in the order", name)
		}
	}
	return out
}

func TestOrder(t *testing.T) {
	files := goFiles(t, "..")
	if len(files) < len(order) {
		t.Fatalf("found %d Go files, want those of all packages", len(files))
	}
	for _, f := range files {
		for _, b := range breaches(f) {
			t.Error(b)
		}
	}
}

// goFiles are all Go files below dir, fixtures aside.
func goFiles(t *testing.T, dir string) []goFile {
	t.Helper()
	var out []goFile
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(p) != ".go":
			return nil
		}
		rel, _ := filepath.Rel(dir, p)
		out = append(out, goFile{name: filepath.ToSlash(rel), imports: importsOf(t, p)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func importsOf(t *testing.T, p string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, spec := range f.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		out = append(out, imported)
	}
	return out
}

// TestFolders holds that no folder of tools/internal, with or without Go files, is missing in the order.
func TestFolders(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "golden" && !slices.Contains(order, e.Name()) {
			t.Errorf("folder %s is not in the order", e.Name())
		}
	}
}

// TestBreaches holds that the checker sees what it is there to see, and nothing else.
func TestBreaches(t *testing.T) {
	for _, tc := range []struct {
		name    string
		imports string
		want    string // part of the breach; empty for none
	}{
		{name: "internal/clean/clean.go", imports: module + "text"},
		{name: "internal/clean/clean.go", imports: module + "parse", want: "comes later"},
		{name: "internal/clean/clean.go", imports: module + "parse/deep", want: "comes later"},
		{name: "internal/clean/deep/deep.go", imports: module + "gather", want: "comes later"},
		{name: "internal/clean/clean.go", imports: module + "clean", want: "comes later"},
		{name: "internal/clean/clean_test.go", imports: module + "clean"},
		{name: "internal/clean/clean_test.go", imports: module + "parse", want: "comes later"},
		{name: "internal/clean/clean.go", imports: module + "util", want: "not in the order"},
		{name: "internal/util/util.go", imports: "strings", want: "not in the order"},
		{name: "internal/clean/clean.go", imports: module + "golden", want: "only tests may"},
		{name: "internal/clean/clean_test.go", imports: module + "golden"},
		{name: "concord/main.go", imports: module + "golden", want: "only tests may"},
		{name: "concord/main.go", imports: module + "verify"},
		{name: "concord/main.go", imports: "os"},
		{name: "internal/golden/golden.go", imports: module + "text", want: "stands alone"},
		{name: "internal/golden/golden.go", imports: "os"},
		{name: "internal/parse/parse.go", imports: "os", want: "imports os"},
		{name: "internal/parse/parse.go", imports: "io/fs", want: "imports io/fs"},
		{name: "internal/parse/parse.go", imports: "os/exec", want: "imports os/exec"},
		{name: "internal/parse/parse.go", imports: "path/filepath", want: "imports path/filepath"},
		{name: "internal/parse/parse.go", imports: "path"},
		{name: "internal/parse/parse_test.go", imports: "os"},
		{name: "internal/read/read.go", imports: "os"},
	} {
		got := strings.Join(breaches(goFile{name: tc.name, imports: []string{tc.imports}}), "\n")
		if tc.want == "" && got != "" || !strings.Contains(got, tc.want) {
			t.Errorf("%s importing %q: %q, want %q", tc.name, tc.imports, got, tc.want)
		}
	}
}
