package diff

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/compare"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/page"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/schema"
	"github.com/second-track/second-track/tools/internal/text"
)

// TestOf reads two states from the sections old/ and new/ of each fixture, and holds all three forms of what changed.
func TestOf(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, name string, files map[string]string, _ string) {
		cs := Of(stateOf(t, files, "old/"), stateOf(t, files, "new/"))
		if err := golden.Schema(t, schema.Diff)(golden.Value(t, printed(t, prints["want.json"], cs))); err != nil {
			t.Error(err)
		}
		for section, print := range prints {
			if want, ok := files[section]; ok {
				golden.Compare(t, name, section, want, printed(t, print, cs))
			}
		}
		if _, ok := files["want.txt"]; !ok {
			t.Error("fixture has no want.txt")
		}
		mirrored(t, stateOf(t, files, "old/"), stateOf(t, files, "new/"))
	})
}

// TestSchema holds that the schema of --format json knows every part and kind, and refuses what is never printed.
func TestSchema(t *testing.T) {
	validate := golden.Schema(t, schema.Diff)
	say := func(c Change) error {
		var b bytes.Buffer
		if err := JSON(&b, "main", []Change{c}); err != nil {
			t.Fatal(err)
		}
		return validate(golden.Value(t, b.String()))
	}
	for _, p := range Parts {
		for _, k := range kinds {
			c := Change{Part: p.ID, Kind: k, Fields: []Field{}}
			if k == Changed {
				c.Fields = []Field{{Name: "text", Old: "a", New: "b"}}
			}
			if err := say(c); err != nil {
				t.Errorf("%s %s: %v", p.ID, k, err)
			}
		}
	}
	for why, c := range map[string]Change{
		"no part":                  {Part: "lamps", Kind: Added, Fields: []Field{}},
		"no kind":                  {Part: "names", Kind: "lost", Fields: []Field{}},
		"null":                     {Part: "names", Kind: Added},
		"changed without a field":  {Part: "names", Kind: Changed, Fields: []Field{}},
		"added with a field":       {Part: "names", Kind: Added, Fields: []Field{{Name: "text"}}},
		"a field without its name": {Part: "names", Kind: Changed, Fields: []Field{{Old: "a"}}},
	} {
		if say(c) == nil {
			t.Errorf("%s is valid", why)
		}
	}
}

type printer = func(w *bytes.Buffer, cs []Change) error

var prints = map[string]printer{
	"want.txt":  func(w *bytes.Buffer, cs []Change) error { return Text(w, "main", cs) },
	"want.md":   func(w *bytes.Buffer, cs []Change) error { return Markdown(w, "main", cs) },
	"want.json": func(w *bytes.Buffer, cs []Change) error { return JSON(w, "main", cs) },
}

func printed(t *testing.T, print printer, cs []Change) string {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b, cs); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// stateOf is the reference of the files below a prefix: texts, and lists beside them.
func stateOf(t *testing.T, files map[string]string, prefix string) State {
	t.Helper()
	config, err := os.ReadFile(filepath.Join("..", "..", "..", "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	list := func(name string) lists.File { return lists.File{Name: name, Text: files[prefix+name]} }
	fs := lists.Files{Config: lists.File{Name: "config.toml", Text: string(config)}, Names: list("names.yaml"), References: list("references.yaml"),
		Compare: list("compare.yaml"), Labels: list("labels.yaml")}
	var sources []*text.Source
	for name, words := range files {
		if below, ok := strings.CutPrefix(name, prefix); ok && path.Ext(below) == ".txt" {
			sources = append(sources, text.New(below, below, words))
		}
	}
	return build(t, sources, fs)
}

// build is the pipeline as the command runs it.
func build(t *testing.T, sources []*text.Source, files lists.Files) State {
	t.Helper()
	slices.SortFunc(sources, func(a, b *text.Source) int { return strings.Compare(a.Path, b.Path) })
	l, found := lists.From(files)
	sound(t, found)
	var docs []*book.Doc
	for _, s := range sources {
		d, found := parse.Doc(clean.Text(s, nil), l)
		sound(t, found)
		docs = append(docs, d)
	}
	names, found := gather.NamesOf(docs, nil, l)
	sound(t, found)
	var texts []*gather.Harvest
	for i, d := range docs {
		texts = append(texts, gather.From(d, names.PageOf[i], names, l))
	}
	web, found := link.All(texts, names, l)
	sound(t, found)
	tables, found := compare.Merge(web, names)
	sound(t, found)
	return State{page.ReferenceOf(web, tables), web.Passages()}
}

func sound(t *testing.T, found []finding.Finding) {
	t.Helper()
	if finding.HasErrors(found) {
		t.Fatal(found)
	}
}

// mirrored holds that nothing changed between a state and itself, and that the way back tells the same the other way round.
func mirrored(t *testing.T, a, b State) {
	t.Helper()
	for _, s := range []State{a, b} {
		if cs := Of(s, s); len(cs) > 0 {
			t.Errorf("a state differs from itself: %+v", cs[0])
		}
	}
	there, back := told(Of(a, b), false), told(Of(b, a), true)
	if !slices.Equal(there, back) {
		t.Errorf("the way back tells something else (- there, + back)\n%s", golden.Diff(strings.Join(there, "\n"), strings.Join(back, "\n")))
	}
}

// told is changes in a form that can be compared: the way back is turned round. Of a thing that changed, only the part and the
// fields are the same both ways.
func told(cs []Change, turn bool) []string {
	var out []string
	for _, c := range cs {
		if turn {
			c.Kind = map[Kind]Kind{Added: Gone, Gone: Added, Changed: Changed}[c.Kind]
		}
		if c.Kind == Changed {
			c.ID, c.What, c.Of, c.At = "", "", "", ""
		}
		var fields []string
		for _, f := range c.Fields {
			if turn {
				f.Old, f.New = f.New, f.Old
			}
			fields = append(fields, fmt.Sprintf("%+v", f))
		}
		slices.Sort(fields)
		c.Fields = nil
		out = append(out, fmt.Sprintf("%+v %v", c, fields))
	}
	slices.Sort(out)
	return out
}

// TestMirror holds the way there against the way back for whole sets of texts: against others, and against themselves with lines
// dropped and changed by chance.
func TestMirror(t *testing.T) {
	folder := func(dir string) ([]*text.Source, lists.Files) {
		files, found := read.Lists("../../../config.toml", dir, "")
		sound(t, found)
		sources, found := read.Seeds(dir)
		sound(t, found)
		return sources, files
	}
	sources, files := folder("../golden/specimen/seeds")
	whole := build(t, sources, files)
	mirrored(t, whole, build(t, nil, files))
	others, theirs := folder("../../../seeds")
	mirrored(t, whole, build(t, others, theirs))
	changes := 0
	for seed := range 12 {
		r := rand.New(rand.NewSource(int64(seed)))
		var fewer []*text.Source
		for _, s := range sources {
			fewer = append(fewer, text.New(s.Name, s.Path, thinned(r, s)))
		}
		other := build(t, fewer, files)
		mirrored(t, whole, other)
		changes += len(Of(whole, other))
	}
	if changes < 30 {
		t.Errorf("lines dropped and changed make %d changes, want many", changes)
	}
}

// thinned is a text without some of the lines that stand alone, and with one of their words doubled in others.
func thinned(r *rand.Rand, s *text.Source) string {
	var out []string
	for i, l := range s.Lines {
		alone := i > 1 && s.Lines[i-1].Blank() && !strings.ContainsAny(l.Text, "|#") && (i+1 == len(s.Lines) || s.Lines[i+1].Blank())
		switch n := r.Intn(6); {
		case alone && n == 0:
		case alone && n == 1:
			first, rest, _ := strings.Cut(l.Raw, " ")
			out = append(out, first+" "+first+" "+rest)
		case alone && n == 2:
			words, _, _ := strings.Cut(l.Raw, " [@")
			out = append(out, words)
		default:
			out = append(out, l.Raw)
		}
	}
	return strings.Join(out, "\n")
}

// printing is a change of every sort of field, with the same words everywhere.
func printing(words string) []Change {
	var out []Change
	for _, p := range Parts {
		out = append(out, Change{Part: p.ID, Kind: Changed, ID: words, What: words, Of: words, At: words, Fields: []Field{
			{Name: "name", Old: words, New: "x"}, {Name: "also", New: words, Each: true}, {Name: "summary", Old: words}}})
	}
	return out
}

// TestHostile prints every hostile input as text and as Markdown. Read back, Markdown has headings, lists and code, and the words
// stand in code only; no line of either is a command of a workflow.
func TestHostile(t *testing.T) {
	inputs := []string{"`", "`` a ` b", "a`", " ", "", "a\nb\n# c", "\x1b[31mred\x1b[0m", "$`x`$", "##\u200b[group]x"}
	for _, h := range golden.HostileList {
		inputs = append(inputs, h.Words)
	}
	for _, words := range inputs {
		for _, cs := range [][]Change{nil, printing(words)} {
			for section, print := range prints {
				out := printed(t, print, cs)
				if commandRE.MatchString(out) {
					t.Errorf("%s: %q prints a command: %s", section, words, out)
				}
				if section != "want.json" && strings.ContainsFunc(out, func(r rune) bool { return r != '\n' && text.Plain(r) != r }) {
					t.Errorf("%s: %q prints a character that nobody sees", section, words)
				}
			}
			md := printed(t, prints["want.md"], cs)
			outside, inside := codeOf(t, md)
			if strings.ContainsAny(outside, "<>@&[]$\\`*_~|") {
				t.Errorf("%q stands outside code: %s", words, outside)
			}
			if want := oneLine(words); len(cs) > 0 && len([]rune(want)) <= maxWords && want != "" && strings.Count(inside, want) < 6*len(Parts) {
				t.Errorf("%q is not in the code: %s", words, inside)
			}
		}
	}
}

// commandRE is what GitHub's runner takes for a command in a log.
var commandRE = regexp.MustCompile(`(?m)^\s*::|##\[`)

// codeOf reads Markdown with everything on that GitHub could turn on, and parts its words: outside code, and in it.
func codeOf(t *testing.T, md string) (outside, inside string) {
	t.Helper()
	src := []byte(md)
	var out, in strings.Builder
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).Parser()
	_ = ast.Walk(parser.Parse(gtext.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Document, *ast.Paragraph, *ast.TextBlock, *ast.Heading, *ast.List, *ast.ListItem, *ast.CodeSpan:
		case *ast.Text:
			if n.Parent().Kind() == ast.KindCodeSpan {
				in.Write(n.Value(src))
				in.WriteByte('\n')
			} else {
				out.Write(n.Value(src))
			}
		default:
			t.Errorf("Markdown holds a %s:\n%s", n.Kind(), md)
		}
		return ast.WalkContinue, nil
	})
	return out.String(), in.String()
}

// TestShown holds that the difference of two long texts is seen, wherever it stands.
func TestShown(t *testing.T) {
	long := strings.Repeat("word ", 100)
	for _, tc := range []struct{ name, s, other, want string }{
		{"short", "a b", "a c", "a b"},
		{"long at the end", long + "old end", long + "new end", "… word word word old end"},
		{"long at the start", "old " + long, "new " + long, cut("old " + strings.TrimSpace(long))},
		{"one is the start of the other", strings.TrimSpace(long), strings.TrimSpace(long + "end"), "… word word word word"},
		{"alone", long, "", cut(strings.TrimSpace(long))},
	} {
		if got := shown(tc.s, tc.other); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// TestMany holds that Markdown lists so many changes of a part and counts the rest, and that text lists all.
func TestMany(t *testing.T) {
	cs := slices.Repeat([]Change{{Part: "events", Kind: Added, What: "x"}}, maxListed+3)
	if md := printed(t, prints["want.md"], cs); !strings.HasSuffix(md, "\nAnd 3 more.\n") || strings.Count(md, "added: ") != maxListed {
		t.Errorf("Markdown ends %q", md[len(md)-30:])
	}
	if txt := printed(t, prints["want.txt"], cs); strings.Count(txt, "added: ") != len(cs) {
		t.Error("text does not list all")
	}
}
