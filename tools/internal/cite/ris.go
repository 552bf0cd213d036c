package cite

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/second-track/second-track/tools/internal/lists"
)

// risTypes are the types of RIS; all others are GEN.
var risTypes = map[string]string{
	"book": "BOOK", "classic": "CLSWK", "pamphlet": "PAMP", "report": "RPRT", "thesis": "THES", "standard": "STAND", "chapter": "CHAP",
	"entry": "ENCYC", "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "paper-conference": "CPAPER", "article-journal": "JOUR",
	"review": "JOUR", "review-book": "JOUR", "article": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "manuscript": "MANSCPT",
	"webpage": "ELEC", "post": "ELEC", "post-weblog": "BLOG", "dataset": "DATA", "map": "MAP", "motion_picture": "VIDEO", "broadcast": "VIDEO",
	"personal_communication": "PCOMM", "legislation": "STAT", "hearing": "HEAR", "legal_case": "CASE", "bill": "BILL", "patent": "PAT",
	"software": "COMP",
}

// RIS is works as a .ris file, in the order given.
func RIS(works []lists.Work) []byte {
	var b strings.Builder
	for _, w := range works {
		risEntry(&b, w)
	}
	return []byte(b.String())
}

func risEntry(b *strings.Builder, w lists.Work) {
	put := func(tag string, values ...string) {
		for _, v := range values {
			if v = oneLine(v); v != "" || tag == "ER" {
				fmt.Fprintf(b, "%s  - %s\n", tag, v)
			}
		}
	}
	kind := risTypes[w.Type]
	if kind == "" {
		kind = "GEN"
	}
	put("TY", kind)
	put("ID", w.Key)
	put("AU", risNames(w.Authors)...)
	put("A2", risNames(w.Editors)...)
	put("A4", risNames(w.Translators)...)
	put("TI", w.Title)
	put("T2", w.Container)
	put("T3", w.Collection)
	put("PB", w.Publisher)
	put("CY", w.Place)
	put("ET", w.Edition)
	put("VL", w.Volume)
	put("IS", cmp.Or(w.Issue, w.Number))
	first, last, _ := strings.Cut(strings.ReplaceAll(w.Page, "–", "-"), "-")
	put("SP", first)
	put("EP", last)
	put("M3", w.Genre)
	if year, month, day := dateParts(w.Issued); year != "" {
		put("PY", year)
		if month != "" {
			put("DA", year+"/"+month+"/"+day+"/")
		}
	} else if w.Issued != "" {
		put("PY", words(w.Issued))
	}
	put("SN", w.ISBN, w.ISSN)
	put("DO", DOI(w))
	put("UR", w.URL)
	put("Y2", w.Accessed)
	put("LA", w.Language)
	put("N1", note(w))
	put("ER", "")
	b.WriteString("\n")
}

// risNames are agents as RIS has them: "Family, Given, Jr."; an organization as it is called.
func risNames(who []lists.Agent) []string {
	var out []string
	for _, a := range who {
		out = append(out, Turned(a))
	}
	return out
}
