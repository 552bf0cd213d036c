package golden

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Value is JSON as a program reads it: numbers keep their digits.
func Value(t *testing.T, words string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(words))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Schema reads a JSON Schema: what it says of a value, nil if the value is valid.
func Schema(t *testing.T, schema []byte) func(v any) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate
}
