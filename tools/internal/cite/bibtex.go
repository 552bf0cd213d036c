package cite

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/when"
)

// bibTypes are the types of BibTeX; all others are misc, which every style knows.
var bibTypes = map[string]string{
	"book": "book", "classic": "book", "pamphlet": "booklet", "report": "techreport", "thesis": "phdthesis", "standard": "techreport",
	"chapter": "incollection", "entry": "incollection", "entry-dictionary": "incollection", "entry-encyclopedia": "incollection",
	"paper-conference": "inproceedings", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
	"review": "article", "review-book": "article", "manuscript": "unpublished",
}

// BibTeX is works as a .bib file, in the order given.
func BibTeX(works []lists.Work) []byte {
	var b strings.Builder
	for i, w := range works {
		if i > 0 {
			b.WriteString("\n")
		}
		bibEntry(&b, w)
	}
	return []byte(b.String())
}

func bibEntry(b *strings.Builder, w lists.Work) {
	kind := bibTypes[w.Type]
	if kind == "" {
		kind = "misc"
	}
	fmt.Fprintf(b, "@%s{%s", kind, w.Key)
	put := func(field, value string) {
		if field != "" && value != "" {
			fmt.Fprintf(b, ",\n  %s = {%s}", field, value)
		}
	}
	put("author", bibNames(w.Authors))
	put("editor", bibNames(w.Editors))
	put("translator", bibNames(w.Translators))
	put("title", braced(w.Title))
	put(map[string]string{"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}[kind], tex(w.Container))
	if kind == "misc" {
		put("howpublished", tex(w.Container))
	}
	put(map[string]string{"techreport": "institution", "phdthesis": "school"}[kind], tex(w.Publisher))
	if kind != "techreport" && kind != "phdthesis" {
		put("publisher", tex(w.Publisher))
	}
	put("address", tex(w.Place))
	put("series", tex(w.Collection))
	put("edition", tex(w.Edition))
	put("volume", tex(w.Volume))
	put("number", tex(cmp.Or(w.Issue, w.Number)))
	put("pages", strings.ReplaceAll(tex(ranged(w.Page)), "–", "--"))
	put("type", tex(w.Genre))
	put("eventtitle", tex(w.Event))
	year, month, _ := dateParts(w.Issued)
	put("year", tex(yearText(w, year)))
	put("month", strings.TrimPrefix(month, "0"))
	put("isbn", tex(w.ISBN))
	put("issn", tex(w.ISSN))
	put("doi", texURL(DOI(w)))
	put("url", texURL(w.URL))
	put("urldate", tex(w.Accessed))
	put("note", tex(note(w)))
	b.WriteString("\n}\n")
}

// yearText is a year where there is one, else the date in words; nothing for none.
func yearText(w lists.Work, year string) string {
	if year == "" && w.Issued != "" {
		return words(w.Issued)
	}
	return year
}

// dateParts are the year, month and day of a date that is one and that nobody doubts; "" for what there is not.
func dateParts(edtf string) (year, month, day string) {
	if _, err := when.Parse(edtf); err != nil || !plainDate.MatchString(edtf) || strings.Contains(edtf, "/") {
		return "", "", ""
	}
	parts := append(strings.Split(edtf, "-"), "", "")
	if parts[1] > "12" {
		parts[1] = "" // a season
	}
	return parts[0], parts[1], parts[2]
}

// note is what no field holds: our own remark and the license.
func note(w lists.Work) string {
	if w.License == "" {
		return w.Note
	}
	return strings.TrimSpace(strings.TrimSuffix(w.Note+" License: "+w.License, ".") + ".")
}

// bibNames are agents as BibTeX parts them: by "and", the family name first. An organization is held together by braces.
func bibNames(who []lists.Agent) string {
	var out []string
	for _, a := range who {
		if a.Literal != "" || a.Family == "" || a.Given == "" {
			out = append(out, braced(a.String()))
			continue
		}
		parts := []string{strings.TrimSpace(bibPart(a.Particle) + " " + bibPart(a.Family))}
		if a.Suffix != "" {
			parts = append(parts, bibPart(a.Suffix))
		}
		out = append(out, strings.Join(append(parts, strings.TrimSpace(bibPart(a.Given)+" "+bibPart(a.Dropping))), ", "))
	}
	return strings.Join(out, " and ")
}

// bibPart is a part of a name, held together where BibTeX would part it.
func bibPart(s string) string {
	if strings.Contains(s, ",") || strings.Contains(" "+strings.ToLower(s)+" ", " and ") {
		return braced(s)
	}
	return tex(s)
}

// braced keeps capitals, and what BibTeX would read as a list.
func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + tex(s) + "}"
}

// texSigns are the characters that TeX reads as more than themselves. BibTeX counts braces even behind a backslash, so those
// are written by their names.
var texSigns = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`,
	`^`, `\textasciicircum{}`, `%`, `\%`, `&`, `\&`, `$`, `\$`, `#`, `\#`, `_`, `\_`)

// tex is words on one line that TeX sets as they are.
func tex(s string) string { return texSigns.Replace(oneLine(s)) }

// urlSigns would end a field or open a command; in an address they have numbers.
var urlSigns = strings.NewReplacer(`\`, "%5C", "{", "%7B", "}", "%7D")

// texURL is an address, which is no text: BibTeX's readers take it as it stands.
func texURL(s string) string { return urlSigns.Replace(oneLine(s)) }

// oneLine is words without line ends and control characters.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
