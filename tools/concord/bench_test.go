package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	concord := func(args ...string) func() *exec.Cmd {
		args = append(append([]string{"concord"}, args...), "--seeds", seeds, "--lists", "seeds", "--content", content)
		return func() *exec.Cmd { return &exec.Cmd{Path: self, Args: args} } // this test binary is the command when it is called so
	}
	steps := []func() *exec.Cmd{
		concord("generate"),
		concord("build", "--out", out),
		func() *exec.Cmd {
			return exec.Command(hugo, "--minify", "--source", filepath.Join(dir, "bare"), "--contentDir", content, "--quiet")
		},
	}
	costs := make([][]cost, len(steps))
	for round := range b.N + 1 { // the first round fills the folders and is not counted
		for i, step := range steps {
			c, err := measure(step())
			if err != nil {
				b.Fatal(err)
			}
			if round > 0 {
				costs[i] = append(costs[i], c)
			}
		}
	}
	report(b, content, median(costs[0]), median(costs[1]), median(costs[2]))
}

// cost is what a command took: time by the clock, and time of all processors, which other work on the machine hardly changes.
type cost struct{ clock, work time.Duration }

func measure(cmd *exec.Cmd) (cost, error) {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%v: %w: %s", cmd.Args, err, stderr.String())
	}
	return cost{time.Since(start), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, nil
}

// median is the middle one of several costs, so that one slow round does not count.
func median(costs []cost) cost {
	middle := func(of func(cost) time.Duration) time.Duration {
		slices.SortFunc(costs, func(a, b cost) int { return cmp.Compare(of(a), of(b)) })
		return of(costs[len(costs)/2])
	}
	return cost{middle(func(c cost) time.Duration { return c.clock }), middle(func(c cost) time.Duration { return c.work })}
}

func report(b *testing.B, content string, generate, build, hugo cost) {
	pages := 0
	_ = filepath.WalkDir(content, func(p string, _ fs.DirEntry, _ error) error {
		if filepath.Ext(p) == ".md" {
			pages++
		}
		return nil
	})
	b.ReportMetric(float64(pages), "pages")
	for _, c := range []struct {
		name string
		cost cost
	}{{"generate", generate}, {"build", build}, {"hugo", hugo}} {
		b.ReportMetric(float64(c.cost.clock.Milliseconds()), c.name+"-ms")
		b.ReportMetric(float64(c.cost.work.Milliseconds()), c.name+"-cpu-ms")
	}
	b.ReportMetric(float64(generate.clock)/float64(hugo.clock), "generate/hugo")
	b.ReportMetric(float64(build.clock)/float64(hugo.clock), "build/hugo")
	b.ReportMetric(float64(generate.work)/float64(hugo.work), "generate/hugo-cpu")
	b.ReportMetric(float64(build.work)/float64(hugo.work), "build/hugo-cpu")
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
		fmt.Fprintf(&t, "The %s Ledger of Quay Number %d\n\n", strings.ToUpper(words[i%len(words)][:1])+words[i%len(words)][1:], i)
		for k := range 4 {
			fmt.Fprintf(&t, "%s %s\n\n## Part %d\n%s %s\n- %s\n- %s\n\n", sentence(), sentence(), k, sentence(), sentence(), sentence(), sentence())
		}
		fmt.Fprintf(&t, "| Point | Track 1 | Track 2 |\n|---|---|---|\n| %s | %s, %s | %s |\n\n", words[r.Intn(9)], words[r.Intn(20)], words[r.Intn(20)], words[r.Intn(20)])
		fmt.Fprintf(&t, "May %d, %d\n%s\n", 1+r.Intn(28), 1900+r.Intn(100), sentence())
		put(b, filepath.Join(dir, fmt.Sprintf("text-%04d.txt", i)), t.String())
	}
}
