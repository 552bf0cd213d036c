package lists

import (
	"errors"
	"slices"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// Config is what concord reads of config.toml.
type Config struct {
	Title, Description, BaseURL          string
	Edition, Repository, Branch, Contact string
	License, LicenseURL                  string
	Kinds                                []book.Kind // by id
	Columns                              map[string]ColumnStyle
	Facets                               []Facet
	Numbered                             Numbered
	Style                                Style
}

// Style is the editorial rules that texts are held to. What is not set is not held.
type Style struct {
	QuotationWords   int      // how many words a quotation has at most
	SummarySentences int      // how many sentences a summary has at most
	Cited            []string // roles of pages on which every paragraph cites
	Weak             []string // kinds of works on which alone no side of a disagreement rests
	Dates            bool     // no date is sharper than in the digest of the work that it cites
	NounTitles       bool     // titles are noun phrases
	Banned           []string // phrases
	American         bool     // American spelling
	Keep             []string // words that are kept in spite of it
}

// Facet is a way to look cases up: by what they have under the labels of a role.
type Facet struct {
	ID   string // the word of its addresses
	Name string
	Role string // of labels.yaml
	Says string // what a page of it shows; %s is the value
}

// ColumnStyle is how a column is drawn.
type ColumnStyle struct{ Line, Mark string }

// Numbered is the rule for spellings of numbered columns: every word before every form of a number.
type Numbered struct {
	Words []string
	Forms map[string][]string
}

// tomlFile has the shape of config.toml as far as it is read.
type tomlFile struct {
	BaseURL string `toml:"baseURL"`
	Title   string `toml:"title"`
	Params  struct {
		Branch, Contact, Description, Edition string
		License, LicenseURL, Repository       string
		Kinds                                 map[string]struct{ Folder, Name, Plural, Role, Schema string }
		Columns                               map[string]ColumnStyle
		Facets                                []Facet
		Numbered                              Numbered
		Style                                 Style
	} `toml:"params"`
}

var roles = []book.Role{book.Column, book.Case, book.Agent, book.Term, book.Source, book.Article, book.Page}

func readConfig(f File) (Config, []finding.Finding) {
	var t tomlFile
	if err := toml.Unmarshal([]byte(f.Text), &t); err != nil {
		return Config{}, []finding.Finding{tomlError(f.Name, err)}
	}
	p := t.Params
	c := Config{Title: t.Title, Description: p.Description, BaseURL: t.BaseURL, Edition: p.Edition, Repository: p.Repository,
		Branch: p.Branch, Contact: p.Contact, License: p.License, LicenseURL: p.LicenseURL, Columns: p.Columns, Facets: p.Facets, Numbered: p.Numbered, Style: p.Style}
	found := checkFacets(f.Name, p.Facets)
	for id, k := range p.Kinds {
		c.Kinds = append(c.Kinds, book.Kind{ID: id, Name: k.Name, Plural: k.Plural, Folder: k.Folder, Schema: k.Schema, Role: book.Role(k.Role)})
		if !slices.Contains(roles, book.Role(k.Role)) {
			found = append(found, finding.New("bad-list", text.Pos{File: f.Name}, "kind %q has role %q, want one of %v", id, k.Role, roles))
		}
	}
	sort.Slice(c.Kinds, func(i, j int) bool { return c.Kinds[i].ID < c.Kinds[j].ID })
	return c, finding.Sort(found)
}

func checkFacets(file string, facets []Facet) []finding.Finding {
	var found []finding.Finding
	seen := map[string]bool{}
	for _, f := range facets {
		switch {
		case !idShape.MatchString(f.ID) || seen[f.ID]:
			found = append(found, finding.New("bad-list", text.Pos{File: file}, "facet has the id %q, want lower-case letters, digits and hyphens, each id once", f.ID))
		case f.Name == "" || f.Role == "":
			found = append(found, finding.New("bad-list", text.Pos{File: file}, "facet %q has the name %q and the role %q, want both", f.ID, f.Name, f.Role))
		case strings.Count(f.Says, "%s") != 1:
			found = append(found, finding.New("bad-list", text.Pos{File: file}, "facet %q says %q, want a sentence with one %%s for the value", f.ID, f.Says))
		}
		seen[f.ID] = true
	}
	return found
}

func tomlError(file string, err error) finding.Finding {
	pos := text.Pos{File: file}
	var e *toml.DecodeError
	if errors.As(err, &e) {
		pos.Line, pos.Col = e.Position()
	}
	return finding.New("bad-list", pos, "settings cannot be read: %s", strings.TrimPrefix(err.Error(), "toml: "))
}

// Spellings are the ways to write a numbered column, its own name aside: "Line 2" is also "Line II". Empty
// for a name of another form.
func (n Numbered) Spellings(name string) []string {
	for number, forms := range n.Forms {
		for _, word := range n.Words {
			if name == word+" "+number {
				return n.all(forms, name)
			}
		}
	}
	return nil
}

func (n Numbered) all(forms []string, but string) []string {
	var out []string
	for _, word := range n.Words {
		for _, form := range forms {
			if s := word + " " + form; s != but {
				out = append(out, s)
			}
		}
	}
	return out
}
