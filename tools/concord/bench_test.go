package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/second-track/second-track/tools/internal/build"
)

// bare is the least that makes a site of the same pages: what the time of Hugo alone is taken from.
var bare = map[string]string{
	"config.toml":              "baseURL = \"https://bare.example/\"\ntitle = \"Bare\"\ndisableKinds = [\"taxonomy\", \"term\", \"rss\"]\n",
	"layouts/all.html":         "<!doctype html>\n<html lang=\"en\">\n<title>{{ .Title }}</title>\n<main>{{ .Content }}</main>\n</html>\n",
	"layouts/_markup/.gitkeep": "",
}

// BenchmarkBuild times generate and build over texts made up here, each beside bare `hugo --minify` on the very same pages, in
// one run and by turns, so that the ratios hold on a machine whose speed drifts.
func BenchmarkBuild(b *testing.B) {
	b.Chdir(filepath.Join("..", ".."))
	hugo, err := build.Hugo(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprintf("texts=%d", n), func(b *testing.B) { ratios(b, hugo, n) })
	}
}

func ratios(b *testing.B, hugo string, n int) {
	dir := b.TempDir()
	seeds, content, out := filepath.Join(dir, "seeds"), filepath.Join(dir, "content"), filepath.Join(dir, "public")
	invent(b, seeds, n)
	lay(b, dir)
	flags := []string{"--seeds", seeds, "--lists", "seeds", "--content", content}
	concord := func(args ...string) func() error {
		return func() error {
			var stderr bytes.Buffer
			if code := run(append(args, flags...), strings.NewReader(""), &bytes.Buffer{}, &stderr); code != 0 {
				return fmt.Errorf("exit %d: %s", code, stderr.String())
			}
			return nil
		}
	}
	steps := []struct {
		name string
		do   func() error
	}{
		{"generate", concord("generate")},
		{"build", concord("build", "--out", out)},
		{"hugo", exec.Command(hugo, "--minify", "--source", filepath.Join(dir, "bare"), "--contentDir", content, "--quiet").Run},
	}
	var sums [3]time.Duration
	for range b.N + 1 { // the first round fills the folders and is not counted
		for i, s := range steps {
			if i == 2 {
				s.do = exec.Command(hugo, "--minify", "--source", filepath.Join(dir, "bare"), "--contentDir", content, "--quiet").Run
			}
			start := time.Now()
			if err := s.do(); err != nil {
				b.Fatalf("%s: %v", s.name, err)
			}
			sums[i] += time.Since(start)
		}
		if sums != ([3]time.Duration{}) && b.Elapsed() == 0 {
			sums = [3]time.Duration{}
		}
	}
	report(b, content, sums)
}

func report(b *testing.B, content string, sums [3]time.Duration) {
	pages, _ := filepath.Glob(filepath.Join(content, "*", "*.md"))
	b.ReportMetric(float64(len(pages)), "pages")
	b.ReportMetric(float64(sums[0].Milliseconds())/float64(b.N), "generate-ms")
	b.ReportMetric(float64(sums[1].Milliseconds())/float64(b.N), "build-ms")
	b.ReportMetric(float64(sums[2].Milliseconds())/float64(b.N), "hugo-ms")
	b.ReportMetric(float64(sums[0])/float64(sums[2]), "generate/hugo")
	b.ReportMetric(float64(sums[1])/float64(sums[2]), "build/hugo")
}

// lay writes the bare site.
func lay(b *testing.B, dir string) {
	for name, data := range bare {
		put(b, filepath.Join(dir, "bare", name), data)
	}
}

func put(b *testing.B, path, data string) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		b.Fatal(err)
	}
}

// invent writes n texts of some 400 made-up words each, with headings, a list, a table, dated entries and names of the lists.
func invent(b *testing.B, dir string, n int) {
	words := strings.Fields("harbor pilot lamp tide rope keeper storm ledger quay anchor signal crew vessel channel shoal beacon ration letter winter harvest")
	names := []string{"Joseph V. Montville", "Norman Cousins", "Dartmouth College", "Track II", "track 1.5", "Jimmy Carter", "United Nations", "citizen diplomacy"}
	for i := range n {
		r := rand.New(rand.NewSource(int64(i)))
		sentence := func() string {
			s := "The"
			for range 8 + r.Intn(8) {
				s += " " + words[r.Intn(len(words))]
			}
			return s + " met " + names[r.Intn(len(names))] + " there."
		}
		var t strings.Builder
		fmt.Fprintf(&t, "The Ledger of Quay Number %d\n\n", i)
		for k := range 4 {
			fmt.Fprintf(&t, "%s %s\n\n## Part %d\n%s %s\n- %s\n- %s\n\n", sentence(), sentence(), k, sentence(), sentence(), sentence(), sentence())
		}
		fmt.Fprintf(&t, "| Point | Track 1 | Track 2 |\n|---|---|---|\n| %s | %s, %s | %s |\n\n", words[r.Intn(9)], words[r.Intn(20)], words[r.Intn(20)], words[r.Intn(20)])
		fmt.Fprintf(&t, "May %d, %d\n%s\n", 1+r.Intn(28), 1900+r.Intn(100), sentence())
		put(b, filepath.Join(dir, fmt.Sprintf("text-%04d.txt", i)), t.String())
	}
}
