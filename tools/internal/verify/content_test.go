package verify

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/second-track/second-track/tools/internal/finding"
)

// mdPage is a page that is whole, around a body.
func mdPage(body string) string {
	return "---\n# Written by concord.\ntitle: \"A lamp\"\ntype: \"case\"\nparams:\n  kind: \"case\"\n  also: [\"Lamp\"]\n" +
		"  digest: \"sha256-x\"\n---\n\n" + body
}

// goodContent is a small folder with every shape of link.
func goodContent() fstest.MapFS {
	return fstest.MapFS{
		"_index.md":       {Data: []byte(mdPage("[Lamp](cases/lamp.md) [how](cases/lamp.md#how-it-was-lit) [cases](cases/_index.md)\n"))},
		"cases/_index.md": {Data: []byte(mdPage("[entry](../timeline/index.md#e-1960-1) [CSV](../timeline/timeline.csv)\n"))},
		"cases/lamp.md": {Data: []byte(mdPage("Lit. [1](#p-2) [¶](#p-1)\n\n## How it was *lit*\n\nTwice. [¶](#p-2)\n\n## How it was lit\n\n" +
			"[again](#how-it-was-lit-1) [out](https://example.org/#x) [mail](mailto:a@example.org) [the first](lamp.md#p-1)\n\n" +
			"| | [Lamp](lamp.md) |\n| --- | --- |\n| a \\{\\{ b | c [d](#d-1) ~~no~~ |\n\n" +
			"[Improve this](../../seeds/lamp.txt?plain=1#L4-L20) [and this](../../seeds/lamp.txt?plain=1#L9)\n"))},
		"timeline/index.md":     {Data: []byte(mdPage("[1960](#e-1960-1)\n\n- [an item](#i-3)\n"))},
		"timeline/timeline.csv": {Data: []byte("date\n")},
	}
}

// lines prints findings without their hints.
func lines(fs []finding.Finding) []string {
	out := []string{}
	for _, f := range fs {
		out = append(out, fmt.Sprintf("%s: %s [%s]", f.Pos, f.Msg, f.ID))
	}
	return out
}

func TestContentIsSilentOnAGoodFolder(t *testing.T) {
	if got := Content(goodContent(), "content"); len(got) > 0 {
		t.Errorf("findings are %q, want none", lines(got))
	}
}

func TestContentFindsOneBrokenThing(t *testing.T) {
	for _, tt := range []struct{ name, body, want string }{
		{"missing file", "a\n\n[x](gone.md)\n", "content/cases/new.md:13: link gone.md leads to no file [broken-link]"},
		{"missing fragment", "[x](lamp.md#how-it-was)\n", "content/cases/new.md:11: link lamp.md#how-it-was leads to no anchor of cases/lamp.md [broken-link]"},
		{"missing own fragment", "[x](#p-9)\n", "content/cases/new.md:11: link #p-9 leads to no anchor of cases/new.md [broken-link]"},
		{"fragment of a data file", "[x](../timeline/timeline.csv#x)\n", "content/cases/new.md:11: link ../timeline/timeline.csv#x leads to no anchor of timeline/timeline.csv [broken-link]"},
		{"out of the folder", "[x](../../config.toml)\n", "content/cases/new.md:11: link ../../config.toml leads to no file [broken-link]"},
		{"lines out of the repository", "[x](../../../lamp.txt?plain=1#L4)\n", "content/cases/new.md:11: link ../../../lamp.txt?plain=1#L4 leads to no file [broken-link]"},
		{"lines of the folder itself", "[x](../lamp.txt?plain=1#L4)\n", "content/cases/new.md:11: link ../lamp.txt?plain=1#L4 leads to no file [broken-link]"},
		{"no lines", "[x](../../seeds/lamp.txt?plain=1#x)\n", "content/cases/new.md:11: link ../../seeds/lamp.txt?plain=1#x leads to no file [broken-link]"},
		{"a folder", "[x](../timeline/)\n", "content/cases/new.md:11: link ../timeline/ leads to no file [broken-link]"},
		{"absolute", "[x](/cases/lamp.md)\n", "content/cases/new.md:11: link /cases/lamp.md is not relative, want ../ and the like [broken-link]"},
		{"another host", "[x](//example.org/)\n", "content/cases/new.md:11: link //example.org/ is not relative, want ../ and the like [broken-link]"},
		{"no address", "[x]()\n", "content/cases/new.md:11: link has no address, want one [broken-link]"},
		{"script", "[x](javascript:alert)\n", "content/cases/new.md:11: link javascript:alert has the scheme javascript, want http, https or mailto [page-code]"},
		{"raw HTML", "a <b>c</b\n>\n", "content/cases/new.md:11: page has raw HTML <b>, want none [page-code]"},
		{"block of HTML", "a\n\n<script>\n", "content/cases/new.md:13: page has a block of raw HTML, want none [page-code]"},
		{"comment", "<!--more-->\n", "content/cases/new.md:11: page has a block of raw HTML, want none [page-code]"},
		{"image", "a ![b](c.png)\n", "content/cases/new.md:11: page has the image c.png, want none [page-code]"},
		{"shortcode", "a\n{{< b >}}\n", "content/cases/new.md:12: page has the shortcode delimiter {{<, want none [page-code]"},
		{"shortcode in code", "`{{% b %}}`\n", "content/cases/new.md:11: page has the shortcode delimiter {{%, want none [page-code]"},
		{"anchor twice", "a [¶](#p-1)\n\nb [¶](#p-1)\n", "content/cases/new.md:13: anchor #p-1 stands here and on line 11, want it once [duplicate-anchor]"},
		{"entry and heading", "## e-1\n\n[b](#e-1)\n", "content/cases/new.md:13: anchor #e-1 stands here and on line 11, want it once [duplicate-anchor]"},
		{"in a table", "| a |\n| --- |\n| b |\n| [c](gone.md) |\n", "content/cases/new.md:14: link gone.md leads to no file [broken-link]"},
	} {
		fsys := goodContent()
		fsys["cases/new.md"] = &fstest.MapFile{Data: []byte(mdPage(tt.body))}
		got := lines(Content(fsys, "content"))
		if !slices.Contains(got, tt.want) || len(got) > 2 {
			t.Errorf("%s: findings are %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestContentReadsFrontMatter(t *testing.T) {
	good := mdPage("a\n")
	for _, tt := range []struct{ name, page, want string }{
		{"none", "a\n", "page has no front matter, want title, type and params [page-meta]"},
		{"no YAML", strings.Replace(good, "title: ", "title: [", 1), "front matter is no YAML: yaml: line 2: did not find expected ',' or ']' [page-meta]"},
		{"no title", strings.Replace(good, "title: \"A lamp\"\n", "", 1), "front matter has title without a value, want text [page-meta]"},
		{"empty type", strings.Replace(good, `"case"`, `" "`, 1), "front matter has type of the type string, want text [page-meta]"},
		{"no digest", strings.Replace(good, "digest", "digests", 1), "front matter has no params.digest, want one [page-meta]"},
		{"a word of YAML 1.1", strings.Replace(good, `["Lamp"]`, "[no]", 1), "front matter has also of the type bool, want a string in double quotes [page-meta]"},
		{"a number", strings.Replace(good, `["Lamp"]`, "1_000", 1), "front matter has also of the type int, want a string in double quotes [page-meta]"},
		{"a word of Hugo's", strings.Replace(good, "type:", "date: \"2999\"\ntype:", 1), "front matter has date at the top, want it under params [page-meta]"},
		{"heavy", strings.Replace(good, "Lamp", strings.Repeat("x", 1024), 1), "front matter has 1140 bytes, want at most 1024 [heavy-meta]"},
	} {
		got := lines(Content(fstest.MapFS{"a.md": {Data: []byte(tt.page)}}, "content"))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasSuffix(s, tt.want) }) {
			t.Errorf("%s: findings are %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestContentFindsPagesThatHugoWouldLose(t *testing.T) {
	for _, tt := range []struct {
		name, file string
		want       []string
	}{
		{"beside a leaf", "timeline/other.md", []string{"content/timeline/other.md: page stands beside timeline/index.md, want it in a folder of its own [lost-page]"}},
		{"below a leaf", "timeline/more/index.md", []string{"content/timeline/more/index.md: page stands beside timeline/index.md, want it in a folder of its own [lost-page]"}},
		{"capitals", "cases/Lamp.md", []string{"content/cases/lamp.md: page has the name of cases/Lamp.md but for capitals, want another [lost-page]"}},
		{"a branch", "cases/more/_index.md", []string{}},
		{"a leaf of its own", "more/index.md", []string{}},
	} {
		fsys := goodContent()
		fsys[tt.file] = &fstest.MapFile{Data: []byte(mdPage("a\n"))}
		if got := lines(Content(fsys, "content")); !slices.Equal(got, tt.want) {
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
		{"ownAnchorRE", ownAnchorRE.MatchString, "#e-1960-1", "#p-1"},
		{"linesRE", linesRE.MatchString, "L4-L20", "L4-20"},
		{"shortcodeRE", shortcodeRE.MatchString, "{{< x", "{{ x"},
		{"metaRE", metaRE.MatchString, "---\na: \"b\"\n---\n", " ---\na: \"b\"\n---\n"},
	} {
		if !tt.match(tt.hit) || tt.match(tt.miss) {
			t.Errorf("%s: want a match of %q and none of %q", tt.name, tt.hit, tt.miss)
		}
	}
}
