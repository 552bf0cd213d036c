package main

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/build"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/verify"
)

// TestEachFindingFiresAlone walks the table: each id has a fixture testdata/findings/ID.txtar that it alone is found in.
//
// The sections of a fixture are files of a repository, with testdata/findings/config.toml unless it has one; `config.more` is added to
// that. NAME.quoted is a
// file as Go strings, for bytes that no text has. `verb` has the commands, one a line (without it: check); files below then/
// are put in place before the last. Findings of what no text can cause have a form of their own: the files below markdown/ are
// read back as content/ is, those below site/ as public/ is. Each line of `want` begins a finding's line, or is part of one.
func TestEachFindingFiresAlone(t *testing.T) {
	if !testing.Short() {
		if _, err := build.Hugo(context.Background()); err != nil { // go tool needs our go.mod: not to be had in a fixture
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join("testdata", "findings", "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	golden.Each(t, filepath.Join("testdata", "findings", "*.txtar"), func(t *testing.T, name string, files map[string]string, _ string) {
		id := strings.TrimSuffix(filepath.Base(name), ".txtar")
		seen[id] = true
		if strings.HasPrefix(files["verb"], "build") && testing.Short() {
			t.Skip("a site takes seconds; -short leaves it out")
		}
		more := files["config.more"]
		delete(files, "config.more")
		fixture{"config.toml": string(config) + more}.with(files).holds(t, id)
	})
	for _, r := range finding.Table {
		if !seen[r.ID] {
			t.Errorf("%s has no fixture, want testdata/findings/%s.txtar", r.ID, r.ID)
		}
	}
}

type fixture map[string]string

func (f fixture) with(files map[string]string) fixture {
	for name, data := range files {
		f[name] = data
	}
	return f
}

// idRE is the id at the end of a finding's line.
var idRE = regexp.MustCompile(`(?m)^\S.*: (?:error|warning|proposal): .* \[([a-z0-9-]+)\]$`)

// holds runs the fixture, and wants the id and no other.
func (f fixture) holds(t *testing.T, id string) {
	t.Helper()
	if _, ok := finding.Lookup(id); !ok {
		t.Errorf("no finding has the id %s", id)
	}
	out := f.run(t)
	fired := idRE.FindAllStringSubmatch(out, -1)
	if len(fired) == 0 {
		t.Errorf("%s does not fire:\n%s", id, out)
	}
	for _, m := range fired {
		if m[1] != id {
			t.Errorf("%s fires too: %s", m[1], m[0])
		}
	}
	for want := range strings.Lines(f["want"]) {
		if !strings.Contains(out, strings.TrimRight(want, "\n")) {
			t.Errorf("printed\n%swant %s", out, want)
		}
	}
}

// run puts the files in place and gives what is printed of the findings.
func (f fixture) run(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	f.write(t, "")
	var out bytes.Buffer
	print := func(fs []finding.Finding) string {
		_ = finding.Text(&out, fs, finding.Style{})
		return out.String()
	}
	switch {
	case exists("site"):
		return print(verify.Site(os.DirFS("site"), &url.URL{Scheme: "https", Host: "harbors.example", Path: "/"}))
	case exists("markdown"):
		return print(verify.Content(os.DirFS("markdown"), ""))
	case f["verb"] == "":
		f["verb"] = "check"
	}
	if f["verb"] != "check --seeds nowhere\n" {
		_ = os.Mkdir("seeds", 0o755)
	}
	verbs := strings.Split(strings.TrimSpace(f["verb"]), "\n")
	for i, verb := range verbs {
		if i == len(verbs)-1 {
			f.write(t, "then/")
			out.Reset()
		}
		run(strings.Fields(verb), strings.NewReader(""), &out, &out)
	}
	return out.String()
}

// write puts the files below a prefix in place.
func (f fixture) write(t *testing.T, prefix string) {
	t.Helper()
	for name, data := range f {
		name, below := strings.CutPrefix(name, prefix)
		if !below || name == "want" || name == "verb" {
			continue
		}
		if bare, ok := strings.CutSuffix(name, ".quoted"); ok {
			words, err := strconv.Unquote(strings.TrimSpace(data))
			if err != nil {
				t.Fatal(err)
			}
			name, data = bare, words
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func exists(dir string) bool {
	_, err := os.Stat(dir)
	return err == nil
}
