package schema_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/schema"
)

type lampRow struct {
	Name   string    `json:"name" is:"words" says:"What it is called."`
	Lit    string    `json:"lit" is:"date,empty" says:"When it was lit."`
	Line   int       `json:"line" is:"line" says:"Where it stands."`
	Burns  bool      `json:"burns" is:"yes" says:"Whether it burns."`
	Keys   []string  `json:"keys" is:"id,some" says:"Its keys."`
	Others []lampRow `json:"others" says:"Lamps beside it."`
	Height int       `json:"height" is:"number" says:"How high it hangs."`
}

type coast struct {
	Lamps []lampRow `json:"lamps" is:",some" says:"The lamps."`
}

// TestOf holds the schema of an invented type to values that are as the tags say, and to values with one thing wrong.
func TestOf(t *testing.T) {
	validate := golden.Schema(t, schema.Of("Coast", "Lamps.", coast{}))
	const lamp = `{"name": "Reef", "lit": "1901/..", "line": 3, "burns": true, "keys": ["a-1"], "others": [], "height": 0}`
	for _, tc := range []struct {
		why, old, new string
		valid         bool
	}{
		{why: "as it is", valid: true},
		{why: "no date where none is needed", old: `"1901/.."`, new: `""`, valid: true},
		{why: "an object inside", old: `"others": []`, new: `"others": [` + lamp + `]`, valid: true},
		{why: "an object inside with something wrong", old: `"others": []`, new: `"others": [` + strings.Replace(lamp, "3", "0", 1) + `]`},
		{why: "no words", old: `"Reef"`, new: `""`},
		{why: "a date in words", old: `1901/..`, new: `since 1901`},
		{why: "line 0", old: `3`, new: `0`},
		{why: "a number below 0", old: `"height": 0`, new: `"height": -1`},
		{why: "half a number", old: `"height": 0`, new: `"height": 0.5`},
		{why: "half a line", old: `3`, new: `3.5`},
		{why: "yes in words", old: `true`, new: `"yes"`},
		{why: "no key", old: `["a-1"]`, new: `[]`},
		{why: "a key that is no id", old: `["a-1"]`, new: `["A 1"]`},
		{why: "a field more", old: `"line": 3`, new: `"line": 3, "more": 1`},
		{why: "a field less", old: `"line": 3, `, new: ``},
		{why: "no lamp", old: lamp, new: ``},
	} {
		doc := strings.Replace(`{"lamps": [`+lamp+`]}`, tc.old, tc.new, 1)
		if err := validate(golden.Value(t, doc)); (err == nil) != tc.valid {
			t.Errorf("%s: %v, want valid %v", tc.why, err, tc.valid)
		}
	}
}

// TestDefs holds that a schema defines the forms that its fields have, and no other.
func TestDefs(t *testing.T) {
	var s struct {
		Defs map[string]any `json:"$defs"`
	}
	if err := json.Unmarshal(schema.Of("Coast", "Lamps.", coast{}), &s); err != nil {
		t.Fatal(err)
	}
	if got := slices.Sorted(maps.Keys(s.Defs)); !slices.Equal(got, []string{"date", "id", "lamp"}) {
		t.Errorf("definitions are %v, want date, id and lamp", got)
	}
}

// TestFields holds that a field says what the tags say, and that one without a form or description is refused.
func TestFields(t *testing.T) {
	f := schema.Fields(reflect.TypeFor[lampRow]())
	if keys := f[4]; keys.Name != "keys" || keys.Says != "Its keys." || keys.Form.ID != "id" || !keys.List || !keys.Some || keys.Empty || keys.Of != nil {
		t.Errorf("keys are %+v", keys)
	}
	if others := f[5]; others.Of != reflect.TypeFor[lampRow]() || !others.List {
		t.Errorf("others are %+v", others)
	}
	for _, v := range []any{
		struct {
			A string `json:"a" is:"words"`
		}{},
		struct {
			A string `json:"a" is:"wards" says:"A."`
		}{},
		struct {
			A string `is:"words" says:"A."`
		}{},
	} {
		if !panics(func() { schema.Fields(reflect.TypeOf(v)) }) {
			t.Errorf("%T is let stand", v)
		}
	}
}

func panics(f func()) (yes bool) {
	defer func() { yes = recover() != nil }()
	f()
	return false
}

// TestForms walks the table: ids come once, each pattern takes its example and not its near-miss.
func TestForms(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range schema.Forms {
		if seen[f.ID] || f.Name == "" || f.Type == "" {
			t.Errorf("form %s comes twice, or has no name or type", f.ID)
		}
		seen[f.ID] = true
		if f.Pattern == "" {
			continue
		}
		if re := regexp.MustCompile(f.Pattern); !re.MatchString(f.Is) || re.MatchString(f.Not) || re.MatchString("") || f.Says == "" {
			t.Errorf("form %s: %s takes %q and not %q, want it to", f.ID, f.Pattern, f.Is, f.Not)
		}
	}
}

// TestDates holds the pattern of dates to what EDTF allows and to what it does not. Whether a calendar has the day is for the tests of the data.
func TestDates(t *testing.T) {
	i := slices.IndexFunc(schema.Forms, func(f schema.Form) bool { return f.ID == "date" })
	re := regexp.MustCompile(schema.Forms[i].Pattern)
	for date := range strings.FieldsSeq("1985 1985-04 1985-04-12 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30+04:30 1964/2008 2004-06/2006-08 Y170000002 Y-170000002 " +
		"2001-21 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX 1985-04-12/.. ../1985 1985/ /1985-04 -1985 [1986,1987] [1986..1988] [1989-24,1990-24] 196X/197X 1957~/1960~") {
		if !re.MatchString(date) {
			t.Errorf("%s is refused", date)
		}
	}
	for date := range strings.FieldsSeq("85 1985-4 1985-13 1985-00 1985-04-32 1985-21-01 1985-20 / ../.. ../ /.. 1985/1986/1987 [] [1986 1986] [1986,] {1986} 1985-04-12T25:00:00 Y1985 19850 1985~? X985 c.1985 1985--04") {
		if re.MatchString(date) {
			t.Errorf("%s is let stand", date)
		}
	}
}

// TestPublished holds every schema of what the command prints: each property says what it is, nothing else is let in.
func TestPublished(t *testing.T) {
	for name, data := range map[string][]byte{"findings": schema.Findings, "explain": schema.Explain, "diff": schema.Diff} {
		golden.Schema(t, data) // it is a schema
		objects := 0
		described(t, name, golden.Value(t, string(data)), &objects)
		if objects == 0 {
			t.Errorf("%s: no object was found", name)
		}
	}
}

func described(t *testing.T, at string, v any, objects *int) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			described(t, at, e, objects)
		}
	case map[string]any:
		if v["type"] == "object" {
			*objects++
			if v["additionalProperties"] != false {
				t.Errorf("%s: an object lets in what it does not name", at)
			}
			for name, p := range v["properties"].(map[string]any) {
				if d, _ := p.(map[string]any)["description"].(string); d == "" {
					t.Errorf("%s: %s has no description", at, name)
				}
			}
		}
		for name, e := range v {
			described(t, at+"."+name, e, objects)
		}
	}
}
