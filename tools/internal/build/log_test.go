package build

import (
	"fmt"
	"slices"
	"testing"

	"github.com/second-track/second-track/tools/internal/finding"
)

// lines prints findings without their hints.
func lines(fs []finding.Finding) []string {
	out := []string{}
	for _, f := range fs {
		out = append(out, fmt.Sprintf("%s: %s: %s [%s]", f.Pos, f.Level, f.Msg, f.ID))
	}
	return out
}

// TestReadLog reads what Hugo 0.165 prints; the folders are invented.
func TestReadLog(t *testing.T) {
	places := []place{{"/tmp/concord-1/public", "public"}, {"/tmp/pages", "content"}, {"/home/x/site", ""}}
	for _, tt := range []struct {
		name, log string
		failed    bool
		want      []string
	}{
		{name: "silence", log: "\n"},
		{name: "a link hook's error", failed: true,
			log:  "ERROR \"/tmp/pages/a.md:5:7\": link \"y\" leads nowhere\nERROR error building site: logged 1 error(s)\n",
			want: []string{`content/a.md:5:7: error: link "y" leads nowhere [build-failed]`}},
		{name: "places in order", log: "WARN  \"/tmp/pages/b.md:1:1\": odd\nWARN  \"/tmp/pages/a.md:1:1\": odd\n",
			want: []string{"content/a.md:1:1: warning: odd [build-warning]", "content/b.md:1:1: warning: odd [build-warning]"}},
		{name: "a template that does not parse", failed: true,
			log:  "ERROR error building site: \"/home/x/site/layouts/home.html:1:1\": parse of template failed: template: home.html:1: missing value for if\n",
			want: []string{"layouts/home.html:1:1: error: parse of template failed: template: home.html:1: missing value for if [build-failed]"}},
		{name: "a template that does not run", failed: true,
			log: "ERROR error building site: render: [en v1.0.0 guest] failed to render pages: render of \"/\" failed: \"/home/x/site/layouts/home.html:1:3\": " +
				"execute of template failed: partial \"gone\" not found\n",
			want: []string{`layouts/home.html:1:3: error: execute of template failed: partial "gone" not found (on the page "/") [build-failed]`}},
		{name: "a picture of the place", failed: true,
			log: "ERROR error building site: assemble: failed to create page from pageMetaSource /b: \"/tmp/pages/b.md:2:8\": [1:8] sequence end token ']' not found\n" +
				">  1 | title: [a\"\n              ^\n",
			want: []string{"content/b.md:2:8: error: [1:8] sequence end token ']' not found [build-failed]"}},
		{name: "no place", log: "WARN  found no layout file for \"html\": You should create one\nYou can suppress this warning\n",
			want: []string{`layouts: warning: found no layout file for "html": You should create one [build-warning]`}},
		{name: "a folder inside a message", log: "WARN  duplicate target paths: /tmp/concord-1/public/a/index.html in /tmp/concord-1/public\n",
			want: []string{"layouts: warning: duplicate target paths: public/a/index.html in public [build-warning]"}},
		{name: "a partial", log: "ERROR part/table.html: no head on /compare\n",
			want: []string{"layouts/_partials/part/table.html: error: part/table.html: no head on /compare [build-failed]"}},
		{name: "a crash", failed: true, log: "panic: out of luck\n\ngoroutine 1 [running]:\n",
			want: []string{"layouts: error: Hugo stopped: panic: out of luck [build-failed]"}},
		{name: "no word at all", failed: true, want: []string{"layouts: error: Hugo stopped: [build-failed]"}},
		{name: "a command of the workflow", log: "WARN  a\u2028::error::b\r\n",
			want: []string{"layouts: warning: a ::error::b [build-warning]"}},
	} {
		got := lines(readLog(tt.log, places, tt.failed))
		if !slices.Equal(got, append([]string{}, tt.want...)) {
			t.Errorf("%s: findings are %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestRegexps(t *testing.T) {
	for _, tt := range []struct {
		name      string
		match     func(string) bool
		hit, miss string
	}{
		{"levelRE", levelRE.MatchString, "WARN  odd", "WARNING odd"},
		{"placeRE", placeRE.MatchString, `"/a/b.md:5:7": x`, `"/a/b.md"`},
		{"partialRE", partialRE.MatchString, "part/table.html: no head", "part/table.html has no head: x"},
		{"renderRE", renderRE.MatchString, `render of "/a" failed`, `render of a failed`},
		{"countedRE", countedRE.MatchString, "error building site: logged 2 error(s)", "error building site: logged 2 errors"},
		{"repositoryRE", repositoryRE.MatchString, "second-track/second-track", "a/b/c"},
	} {
		if !tt.match(tt.hit) || tt.match(tt.miss) {
			t.Errorf("%s: want a match of %q and none of %q", tt.name, tt.hit, tt.miss)
		}
	}
}

func TestEnvironmentIsOursAlone(t *testing.T) {
	got := environment([]string{"PATH=/bin", "HUGO_TITLE=x", "HUGOxTITLE=x", "GITHUB_REPOSITORY=fork/second-track"}, "/tmp/r")
	want := []string{"HUGO_RESOURCEDIR=/tmp/r", "PATH=/bin", "GITHUB_REPOSITORY=fork/second-track", "HUGO_PARAMS_REPOSITORY=fork/second-track"}
	if !slices.Equal(got, want) {
		t.Errorf("environment is %q, want %q", got, want)
	}
	if got := environment([]string{"GITHUB_REPOSITORY=a\"b/c"}, ""); len(got) != 2 {
		t.Errorf("environment is %q, want no repository of that name", got)
	}
}
