package finding

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"

	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/schema"
	"github.com/second-track/second-track/tools/internal/text"
)

func lines(nos ...int) []Finding {
	var out []Finding
	for _, no := range nos {
		out = append(out, Finding{ID: "bad-id", Level: Error, Pos: at("x", no, 1), Msg: "m"})
	}
	return out
}

func TestAnnotated(t *testing.T) {
	for _, tt := range []struct {
		why     string
		fs      []Finding
		changed []int
		want    []int
	}{
		{"none", nil, nil, nil},
		{"in order when nothing is known", lines(1, 2, 3), nil, []int{1, 2, 3}},
		{"changed lines first", lines(1, 2, 3), []int{3}, []int{3, 1, 2}},
		{"ten and no more", lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), []int{12, 11}, []int{11, 12, 1, 2, 3, 4, 5, 6, 7, 8}},
	} {
		var got []int
		for _, f := range Annotated(tt.fs, func(p text.Pos) bool { return slices.Contains(tt.changed, p.Line) }) {
			got = append(got, f.Pos.Line)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: lines %v, want %v", tt.why, got, tt.want)
		}
	}
	if len(Annotated(lines(1), nil)) != 1 {
		t.Error("without a way to know what changed, nothing is annotated")
	}
}

// TestMarkdown reads the list back: it is one table, and whatever a text says is nothing but words in its cells.
func TestMarkdown(t *testing.T) {
	hostile := "a|b <img src=x> [c](https://d.example) `e` **f** $g$ @h :smile: https://i.example &amp; \\ #1 ~~j~~ --- <!-- k"
	var b strings.Builder
	if err := Markdown(&b, []Finding{
		{ID: "bad-id", Level: Error, Pos: at("seeds/x|y`.txt", 3, 7), Msg: hostile, Hint: hostile},
		{ID: "empty-text", Level: Warning, Pos: at("z", 0, 0), Msg: "m"}}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "1 error, 1 warning.\n") {
		t.Errorf("list begins %q", b.String()[:30])
	}
	src := []byte(b.String())
	var words strings.Builder
	_ = ast.Walk(goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(gtext.NewReader(src)), func(n ast.Node, in bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if in {
				words.Write(n.Value(src))
			}
		case *ast.RawHTML:
			if in && string(n.Segments.Value(src)) != "<br>" {
				t.Errorf("list holds %s", n.Segments.Value(src))
			}
		case *ast.Link, *ast.AutoLink, *ast.Image, *ast.CodeSpan, *ast.Emphasis, *ast.HTMLBlock, *ast.Heading:
			t.Errorf("list holds a %s", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	if got := strings.ReplaceAll(words.String(), "\\", ""); strings.Count(got, strings.ReplaceAll(hostile, "\\", "")) != 2 {
		t.Errorf("words are not those of the finding: %s", got)
	}
}

func TestMarkdownOfMany(t *testing.T) {
	var b strings.Builder
	if err := Markdown(&b, slices.Repeat(lines(1), maxListed+5)); err != nil || !strings.HasSuffix(b.String(), "\nAnd 5 more.\n") {
		t.Errorf("list ends %q", b.String()[b.Len()-20:])
	}
	b.Reset()
	if err := Markdown(&b, nil); err != nil || b.String() != "No findings.\n" {
		t.Errorf("no findings print as %q", b.String())
	}
}

// TestSchema holds that what is printed as JSON has the form that its schema says, and that the schema refuses what has not.
func TestSchema(t *testing.T) {
	validate := golden.Schema(t, schema.Findings)
	valid := func(doc string) error { return validate(golden.Value(t, doc)) }
	var all []Finding
	for i, r := range Table {
		all = append(all, New(r.ID, at("x", i, 0), "m %d", i))
	}
	_, _, some := printed(t, all...)
	_, _, none := printed(t)
	for _, doc := range []string{some, none} {
		if err := valid(doc); err != nil {
			t.Error(err)
		}
	}
	row := `[{"id":"a","level":"error","file":"x","line":1,"col":1,"message":"m"%s}]`
	for _, more := range []string{`,"level":"fatal"`, `,"line":-1`, `,"col":"1"`, `,"message":""`, `,"other":1`, `,"id":"A b"`} {
		if err := valid(fmt.Sprintf(row, more)); err == nil {
			t.Errorf("schema lets %s stand", more)
		}
	}
}
