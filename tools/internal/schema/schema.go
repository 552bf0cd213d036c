// Package schema says what data for programs look like: a JSON Schema (2020-12) of Go types, made from the tags of their fields, and the
// schemas of what the command prints.
//
// Goals: a field is described once, where the code declares it; the schema, the codebook and the description of the tables are read from
// there. Non-goals: checking data (the tests do, with a library).
//
//	Date string `json:"date" is:"date,empty" says:"When it was; empty if unknown."`
//
// A field's `is` names its form (see Forms); "empty" allows no value, "some" wants at least one in a list.
package schema

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// The schemas of what the command prints with --format json: check, explain, diff.
var (
	//go:embed findings.json
	Findings []byte
	//go:embed explain.json
	Explain []byte
	//go:embed diff.json
	Diff []byte
)

// Field is a field of an object.
type Field struct {
	Name  string
	Says  string       // what it means
	Form  Form         // of its value, or of each in a list; none for an object
	List  bool         // it has several values
	Empty bool         // it may have no value
	Some  bool         // the list has at least one value
	Of    reflect.Type // of an object, or of each in a list; nil for a plain value
}

// Fields are the fields of a struct type, in order. A field without a form or a description is a mistake of ours.
func Fields(t reflect.Type) []Field {
	var out []Field
	for i := range t.NumField() {
		out = append(out, fieldOf(t.Field(i)))
	}
	return out
}

func fieldOf(s reflect.StructField) Field {
	form, rest, _ := strings.Cut(s.Tag.Get("is"), ",")
	f := Field{Name: s.Tag.Get("json"), Says: s.Tag.Get("says"), List: s.Type.Kind() == reflect.Slice,
		Empty: strings.Contains(rest, "empty"), Some: strings.Contains(rest, "some")}
	t := s.Type
	if f.List {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct {
		f.Of = t
	} else if i := slices.IndexFunc(Forms, func(f Form) bool { return f.ID == form }); i >= 0 {
		f.Form = Forms[i]
	}
	if f.Name == "" || f.Says == "" || f.Of == nil && f.Form.ID == "" {
		panic("schema: field " + s.Name + " has no name, form or description")
	}
	return f
}

// node is a schema, or a part of one.
type node struct {
	Schema      string   `json:"$schema,omitempty"`
	Ref         string   `json:"$ref,omitempty"`
	Title       string   `json:"title,omitempty"`
	Description string   `json:"description,omitempty"`
	Type        string   `json:"type,omitempty"`
	Pattern     string   `json:"pattern,omitempty"`
	Minimum     *int     `json:"minimum,omitempty"`
	MinLength   int      `json:"minLength,omitempty"`
	MaxLength   *int     `json:"maxLength,omitempty"`
	AnyOf       []node   `json:"anyOf,omitempty"`
	Items       *node    `json:"items,omitempty"`
	MinItems    int      `json:"minItems,omitempty"`
	Properties  members  `json:"properties,omitempty"`
	Required    []string `json:"required,omitempty"`
	Additional  *bool    `json:"additionalProperties,omitempty"`
	Defs        members  `json:"$defs,omitempty"`
}

// members are named schemas, in their order.
type members []member

type member struct {
	name string
	node node
}

// MarshalJSON writes members as an object in their order.
func (ms members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, m := range ms {
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.node)
		if err != nil {
			return nil, err
		}
		b.WriteString(map[bool]string{true: "{", false: ","}[i == 0] + string(name) + ":" + string(value))
	}
	return append(b.Bytes(), '}'), nil
}

// Of is the schema of values of v's type: every field is there, and no other.
func Of(title, description string, v any) []byte {
	m := maker{used: map[string]bool{}}
	top := m.object(reflect.TypeOf(v))
	top.Schema, top.Title, top.Description = "https://json-schema.org/draft/2020-12/schema", title, description
	for _, f := range Forms {
		if m.used[f.ID] {
			m.defs = append(m.defs, member{f.ID, node{Description: f.Says, Type: "string", Pattern: f.Pattern}})
		}
	}
	top.Defs = m.defs
	out, err := json.MarshalIndent(top, "", " ")
	if err != nil {
		panic(err) // our own types always encode
	}
	return append(out, '\n')
}

// maker collects the definitions of a schema: of each type once, and which forms with a pattern are used.
type maker struct {
	defs members
	used map[string]bool
}

func (m *maker) object(t reflect.Type) node {
	n := node{Type: "object", Additional: new(bool)}
	for _, f := range Fields(t) {
		n.Properties = append(n.Properties, member{f.Name, m.property(f)})
		n.Required = append(n.Required, f.Name)
	}
	return n
}

func (m *maker) property(f Field) node {
	n := m.value(f)
	if f.List {
		each := n
		n = node{Type: "array", Items: &each}
		if f.Some {
			n.MinItems = 1
		}
	}
	n.Description = f.Says
	return n
}

// value is the schema of a field's value, or of each of its values.
func (m *maker) value(f Field) node {
	m.used[f.Form.ID] = f.Form.Pattern != ""
	switch {
	case f.Of != nil:
		return m.ref(f.Of)
	case f.Form.Pattern != "" && f.Empty && !f.List:
		return node{AnyOf: []node{{Ref: "#/$defs/" + f.Form.ID}, {Type: "string", MaxLength: new(int)}}}
	case f.Form.Pattern != "":
		return node{Ref: "#/$defs/" + f.Form.ID}
	case f.Form.ID == "line":
		one := 1
		return node{Type: f.Form.Type, Minimum: &one}
	case f.Form.ID == "number":
		return node{Type: f.Form.Type, Minimum: new(int)}
	case f.Form.ID == "words" && !f.Empty:
		return node{Type: f.Form.Type, MinLength: 1}
	}
	return node{Type: f.Form.Type}
}

// ref names the definition of a type, and makes it where it is met first.
func (m *maker) ref(t reflect.Type) node {
	name := strings.ToLower(strings.TrimSuffix(t.Name(), "Row"))
	if !slices.ContainsFunc(m.defs, func(d member) bool { return d.name == name }) {
		m.defs = append(m.defs, member{name: name})
		at := len(m.defs) - 1
		object := m.object(t) // it may add definitions
		m.defs[at].node = object
	}
	return node{Ref: "#/$defs/" + name}
}
