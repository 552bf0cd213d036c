package lists

import (
	"regexp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// idShape is what an id may be: a word of an address. Match: "night-watch". Near-miss: "Night Watch", "../x".
var idShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// reserved ids mean something else as a file or an address: to Hugo, to Windows, or to our own generator.
var reserved = strings.Fields("index page search 404 con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")

// generated are the addresses that the generator writes itself; a page may not take them.
var generated = strings.Fields("a-z cases compare data disagreements feed mentions print questions search sources timeline")

// CheckID says what is wrong with an id; nothing is found for a good one.
func CheckID(id string, kind book.Kind, kinds []book.Kind, pos text.Pos) []finding.Finding {
	switch {
	case !idShape.MatchString(id):
		return []finding.Finding{finding.New("bad-id", pos, "id %q cannot be an address, want lower-case letters, digits and hyphens", id)}
	case len(id) > 100:
		return []finding.Finding{finding.New("bad-id", pos, "id has %d characters, want at most 100", len(id))}
	case slices.Contains(reserved, id):
		return []finding.Finding{finding.New("bad-id", pos, "id %q means something else to Hugo or to Windows", id)}
	case kind.Role == book.Page && (slices.Contains(generated, id) || isFolder(id, kinds)):
		return []finding.Finding{finding.New("bad-id", pos, "id %q is the address of a page that is made, want another", id)}
	}
	return nil
}

func isFolder(id string, kinds []book.Kind) bool {
	return slices.ContainsFunc(kinds, func(k book.Kind) bool { return k.Folder == id })
}

func readNames(f File, c Config) ([]book.Name, []finding.Finding) {
	entries, found := rows(f)
	src := text.New(f.Name, f.Name, f.Text)
	var out []book.Name
	for _, n := range entries {
		name, fs := readName(n, src, c)
		found = append(found, fs...)
		if name.ID != "" {
			out = append(out, name)
		}
	}
	return out, found
}

func readName(n Node, src *text.Source, c Config) (book.Name, []finding.Finding) {
	found := want(n, "bad-list", []string{"id", "kind", "name"}, []string{"also", "summary", "case"})
	name := book.Name{ID: n.Get("id").Str(), Name: n.Get("name").Str(), Match: n.Get("case").Str(), Pos: n.Pos}
	name.Also, found = readAlso(n.Get("also"), found)
	name.Summary = Words(n.Get("summary"), src)
	if !slices.Contains([]string{"", "any", "exact"}, name.Match) {
		found = append(found, finding.New("bad-list", n.Get("case").Pos, "case is %q, want any or exact", name.Match))
	}
	i := slices.IndexFunc(c.Kinds, func(k book.Kind) bool { return k.ID == n.Get("kind").Str() })
	switch {
	case finding.HasErrors(found):
		return book.Name{}, found
	case i < 0:
		f := finding.New("unknown-name", n.Get("kind").Pos, "kind %q is not in config.toml", n.Get("kind").Str())
		return book.Name{}, append(found, f.WithHint("Kinds are: %s.", strings.Join(kindIDs(c.Kinds), ", ")))
	}
	name.Kind = c.Kinds[i]
	if bad := CheckID(name.ID, name.Kind, c.Kinds, n.Get("id").Pos); len(bad) > 0 {
		return book.Name{}, append(found, bad...)
	}
	return name, found
}

func kindIDs(kinds []book.Kind) []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.ID)
	}
	return out
}

// ReadAlso reads aliases: plain words, or {text: …, where: [page ids]}.
func ReadAlso(n Node) ([]book.Alias, []finding.Finding) { return readAlso(n, nil) }

func readAlso(n Node, found []finding.Finding) ([]book.Alias, []finding.Finding) {
	var out []book.Alias
	values := n.Seq
	if n.IsScalar() || n.IsMap() {
		values = []Node{n}
	}
	for _, v := range values {
		a := book.Alias{Text: v.Str(), Pos: v.Pos}
		if v.IsMap() {
			found = append(found, want(v, "bad-list", nil, []string{"text", "where"})...)
			a.Text, a.Where = v.Get("text").Str(), v.Get("where").Strs()
		}
		if a.Text == "" {
			found = append(found, finding.New("bad-list", v.Pos, "alias has no words"))
			continue
		}
		out = append(out, a)
	}
	return out, found
}

// Words is the value of a property as a run that knows its place.
func Words(n Node, src *text.Source) text.Run {
	if n.Absent() || n.Pos.Line < 1 || n.Pos.Line > len(src.Lines) {
		return text.Run{}
	}
	words := strings.Map(text.Plain, n.Str())
	line := src.Lines[n.Pos.Line-1].Text
	if at := strings.Index(line, words); at >= 0 {
		return src.Cut(n.Pos.Line, at, at+len(words))
	}
	return src.Words(n.Pos.Line, min(max(0, n.Pos.Col-1), len(line)), words)
}
