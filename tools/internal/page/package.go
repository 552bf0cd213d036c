package page

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/parse"
)

// The shapes of datapackage.json, as the Data Package standard has them (version 2).
type (
	dataPackage struct {
		Schema      string         `json:"$schema"`
		Name        string         `json:"name"`
		Title       string         `json:"title"`
		Description string         `json:"description"`
		Version     string         `json:"version"`
		Licenses    []dataLicense  `json:"licenses"`
		Resources   []dataResource `json:"resources"`
	}
	dataLicense struct {
		Name  string `json:"name"`
		Path  string `json:"path,omitempty"`
		Title string `json:"title"`
	}
	dataResource struct {
		Name        string      `json:"name"`
		Path        string      `json:"path"`
		Type        string      `json:"type"`
		Description string      `json:"description"`
		Format      string      `json:"format"`
		Mediatype   string      `json:"mediatype"`
		Encoding    string      `json:"encoding"`
		Bytes       int         `json:"bytes"`
		Hash        string      `json:"hash"`
		Schema      tableSchema `json:"schema"`
	}
	tableSchema struct {
		Fields []dataField `json:"fields"`
	}
	dataField struct {
		Name        string          `json:"name"`
		Title       string          `json:"title"`
		Type        string          `json:"type"`
		ItemType    string          `json:"itemType,omitempty"`
		Delimiter   string          `json:"delimiter,omitempty"`
		TrueValues  []string        `json:"trueValues,omitempty"`
		FalseValues []string        `json:"falseValues,omitempty"`
		Description string          `json:"description"`
		Constraints dataConstraints `json:"constraints"`
	}
	dataConstraints struct {
		Required bool   `json:"required"`
		Pattern  string `json:"pattern,omitempty"`
		Minimum  int    `json:"minimum,omitempty"`
	}
)

// licenseID turns what a license is called into its id at opendefinition.org: "CC BY 4.0" into CC-BY-4.0.
var licenseID = strings.NewReplacer(" ", "-")

// dataPackage describes the tables of /data/, which have no place for edition and license themselves.
func (m *maker) dataPackage() dataPackage {
	l := m.web.Lists
	p := dataPackage{Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: parse.Slug(l.Title), Title: l.Title, Description: l.Description, Version: l.Edition,
		Licenses: []dataLicense{{Name: licenseID.Replace(l.License), Path: l.LicenseURL, Title: l.License}}}
	for _, t := range tables {
		i := slices.IndexFunc(m.files, func(f File) bool { return f.Path == "data/"+t.file })
		p.Resources = append(p.Resources, t.resource(m.files[i].Data))
	}
	return p
}

func (t table) resource(data []byte) dataResource {
	sum := sha256.Sum256(data)
	r := dataResource{Name: strings.TrimSuffix(t.file, ".csv"), Path: t.file, Type: "table", Description: capital(t.holds) + ".", Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
		Bytes: len(data), Hash: "sha256:" + hex.EncodeToString(sum[:])}
	for _, c := range t.columns() {
		r.Schema.Fields = append(r.Schema.Fields, c.dataField())
	}
	return r
}

func (c column) dataField() dataField {
	f := dataField{Name: c.Name, Title: c.kindOf(), Type: c.Form.Type, Description: c.Says}
	switch {
	case c.Of != nil:
		f.Type, f.Description = "integer", "How many there are. "+c.Says
	case c.many:
		f.Type, f.ItemType, f.Delimiter = "list", c.Form.Type, parted
		return f
	case f.Type == "boolean":
		f.TrueValues, f.FalseValues = []string{"yes"}, []string{"no"}
	case f.Type == "integer":
		f.Constraints.Minimum = 1
	}
	f.Constraints.Required, f.Constraints.Pattern = !c.Empty, c.Form.Pattern
	return f
}
