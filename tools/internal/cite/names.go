package cite

import (
	"strings"

	"github.com/second-track/second-track/tools/internal/lists"
)

// manyNames is how many authors are named; of more, the first three.
const manyNames = 6

// makers are those whose name a work is listed under, and what they did if they are no authors: ", eds.".
func makers(w lists.Work) (who []lists.Agent, role string) {
	for _, by := range []struct {
		who       []lists.Agent
		one, many string
	}{
		{w.Authors, "", ""},
		{w.Editors, ", ed.", ", eds."},
		{w.Translators, ", trans.", ", trans."},
	} {
		if len(by.who) > 1 {
			return by.who, by.many
		}
		if len(by.who) == 1 {
			return by.who, by.one
		}
	}
	return nil, ""
}

// joinNames is a list of names, the first turned around where they are sorted by it.
func joinNames(who []lists.Agent, turned bool) string {
	if len(who) == 0 {
		return ""
	}
	first, comma := who[0].String(), ""
	if turned {
		first = Turned(who[0])
		if first != who[0].String() {
			comma = "," // Boutwell, Jeffrey, and Everett Mendelsohn
		}
	}
	if len(who) > manyNames {
		return first + ", " + strings.Join(lists.Names(who[1:3]), ", ") + ", et al."
	}
	switch rest := lists.Names(who[1:]); len(rest) {
	case 0:
		return first
	case 1:
		return first + comma + " and " + rest[0]
	default:
		return first + ", " + strings.Join(rest[:len(rest)-1], ", ") + ", and " + rest[len(rest)-1]
	}
}

// Turned is a name by its family name first: "Gogh" keeps its "van", "Tocqueville" does not keep its "de".
func Turned(a lists.Agent) string {
	family := strings.TrimSpace(a.Particle + " " + a.Family)
	given := strings.TrimSpace(a.Given + " " + a.Dropping)
	if a.Literal != "" || family == "" || given == "" || a.East() {
		return a.String()
	}
	if a.Suffix != "" {
		given += ", " + a.Suffix
	}
	return family + ", " + given
}

// Who is those whose name a work is listed under, as they are read: "Ann Lee and Ada Pen, eds."; empty for nobody.
func Who(w lists.Work) string {
	who, role := makers(w)
	return joinNames(who, false) + role
}
