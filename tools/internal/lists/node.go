package lists

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// Node is a value of a YAML file with its place. Scalars are their words as written: `no` is "no", `1e3` is "1e3".
type Node struct {
	Pos    text.Pos
	Scalar string
	Seq    []Node
	Map    []Entry
	kind   nodeKind
}

// Entry is a property of a mapping.
type Entry struct {
	Key   string
	Pos   text.Pos
	Value Node
}

type nodeKind int

const (
	none nodeKind = iota
	scalar
	sequence
	mapping
)

// maxYAML is how many bytes of YAML are read at most; a longer list is a mistake or an attack.
const maxYAML = 8 << 20

// Parse reads YAML that begins at line first of a file. id is the finding that an error makes. Anchors, aliases, tags
// and merge keys are refused: our lists need none, and a few lines of them can unfold to gigabytes.
func Parse(file, src string, first int, id string) (Node, []finding.Finding) {
	if len(src) > maxYAML {
		return Node{}, []finding.Finding{finding.New(id, text.Pos{File: file, Line: first}, "file has %d bytes of YAML, want at most %d", len(src), maxYAML)}
	}
	r := reader{file: file, first: first, id: id}
	if line := tooDeep(src); line > 0 {
		return Node{}, []finding.Finding{finding.New(id, text.Pos{File: file, Line: first - 1 + line}, "YAML has more than %d levels, want plain values", maxOpen)}
	}
	f, err := parser.ParseBytes([]byte(src), 0)
	if err != nil {
		return Node{}, []finding.Finding{r.syntax(err)}
	}
	if len(f.Docs) == 0 || f.Docs[0].Body == nil {
		return Node{}, nil
	}
	n := r.node(f.Docs[0].Body, 0)
	for _, more := range f.Docs[1:] {
		if more.Body != nil {
			r.refuse(more.Body, "a second document below a --- line")
		}
	}
	return n, r.found
}

// maxOpen is how many brackets may be open at once, and how many hyphens begin a line: the YAML library's time
// grows with their square, and 200 kB of nothing but brackets kept it busy for minutes.
const maxOpen = 100

// tooDeep is the first line that nests too far, quotation marks not looked at; 0 for none.
func tooDeep(src string) int {
	open := 0
	for i, line := range strings.Split(src, "\n") {
		for _, r := range line {
			switch r {
			case '[', '{':
				open++
			case ']', '}':
				open = max(0, open-1)
			}
			if open > maxOpen {
				return i + 1
			}
		}
		if start := line[:len(line)-len(strings.TrimLeft(line, " -?"))]; strings.Count(start, "- ")+strings.Count(start, "? ") > maxOpen {
			return i + 1
		}
	}
	return 0
}

type reader struct {
	file  string
	first int
	id    string
	found []finding.Finding
}

func (r *reader) pos(n ast.Node) text.Pos {
	p := text.Pos{File: r.file, Line: r.first}
	if t := n.GetToken(); t != nil && t.Position != nil {
		p.Line, p.Col = r.first-1+t.Position.Line, t.Position.Column
	}
	return p
}

// syntax says what the YAML library did not understand: its first line only, since the rest is a drawing of the source.
func (r *reader) syntax(err error) finding.Finding {
	pos, msg := text.Pos{File: r.file, Line: r.first}, err.Error()
	var e yaml.Error
	if errors.As(err, &e) {
		msg = e.GetMessage()
		if t := e.GetToken(); t != nil && t.Position != nil {
			pos.Line, pos.Col = r.first-1+t.Position.Line, t.Position.Column
		}
	}
	msg, _, _ = strings.Cut(msg, "\n")
	return finding.New(r.id, pos, "YAML cannot be read: %s", msg)
}

func (r *reader) refuse(n ast.Node, what string) Node {
	r.found = append(r.found, finding.New(r.id, r.pos(n), "YAML has %s, want plain values", what))
	return Node{Pos: r.pos(n)}
}

func (r *reader) node(n ast.Node, depth int) Node {
	if depth > 20 {
		return r.refuse(n, "more than 20 levels")
	}
	out := Node{Pos: r.pos(n)}
	switch n := n.(type) {
	case *ast.MappingNode:
		out.kind = mapping
		for _, v := range n.Values {
			r.entry(&out, v, depth)
		}
		if len(out.Map) > 0 {
			out.Pos = out.Map[0].Pos // the library points at its first colon
		}
	case *ast.MappingValueNode:
		out.kind = mapping
		r.entry(&out, n, depth)
		if len(out.Map) > 0 {
			out.Pos = out.Map[0].Pos
		}
	case *ast.SequenceNode:
		out.kind = sequence
		for _, v := range n.Values {
			out.Seq = append(out.Seq, r.node(v, depth+1))
		}
	case *ast.LiteralNode:
		out.kind, out.Scalar = scalar, strings.TrimSpace(n.Value.Value)
	case *ast.StringNode:
		out.kind, out.Scalar = scalar, n.Value
	case *ast.NullNode:
		return out
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode: // before ScalarNode, which they are too
		return r.refuse(n, "an anchor, alias, tag or merge key")
	case ast.ScalarNode:
		out.kind, out.Scalar = scalar, n.GetToken().Value
	default:
		return r.refuse(n, "something of another form")
	}
	return out
}

func (r *reader) entry(out *Node, v *ast.MappingValueNode, depth int) {
	switch v.Key.(type) {
	case *ast.MergeKeyNode, *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MappingKeyNode:
		r.refuse(v.Key, "a property whose name is no plain words")
		return
	}
	pos := r.pos(v.Key)
	key := v.Key.GetToken().Value
	out.Map = append(out.Map, Entry{Key: key, Pos: pos, Value: r.node(v.Value, depth+1)})
}

// IsMap reports whether the node is a mapping, and IsSeq whether it is a sequence.
func (n Node) IsMap() bool { return n.kind == mapping }

// IsSeq reports whether the node is a sequence.
func (n Node) IsSeq() bool { return n.kind == sequence }

// IsScalar reports whether the node is a single value.
func (n Node) IsScalar() bool { return n.kind == scalar }

// Absent reports whether there is nothing at all.
func (n Node) Absent() bool { return n.kind == none }

// Get is the value of a property; an absent Node when there is none.
func (n Node) Get(key string) Node {
	for _, e := range n.Map {
		if e.Key == key {
			return e.Value
		}
	}
	return Node{}
}

// Str is the words of a single value, "" for anything else.
func (n Node) Str() string { return strings.TrimSpace(strings.Join(strings.Fields(n.Scalar), " ")) }

// Last is the line where the last value in a node begins.
func (n Node) Last() int {
	last := n.Pos.Line
	for _, e := range n.Map {
		last = max(last, e.Value.Last())
	}
	for _, v := range n.Seq {
		last = max(last, v.Last())
	}
	return last
}

// Strs is the words of each single value of a sequence; a lone value counts as a sequence of one.
func (n Node) Strs() []string {
	if n.IsScalar() {
		return []string{n.Str()}
	}
	var out []string
	for _, v := range n.Seq {
		out = append(out, v.Str())
	}
	return out
}
