package page

// The shapes of reference.json, as the contract has them. Lists are never null.
type (
	// Reference is all of it.
	Reference struct {
		Schema        string         `json:"schema"`
		Edition       string         `json:"edition"`
		License       string         `json:"license"`
		Sources       []sourceRow    `json:"sources"`
		Names         []nameRow      `json:"names"`
		Comparisons   []compRow      `json:"comparisons"`
		Events        []eventRow     `json:"events"`
		Cases         []caseRow      `json:"cases"`
		Questions     []questionRow  `json:"questions"`
		Quotations    []quotationRow `json:"quotations"`
		Disagreements []clashRow     `json:"disagreements"`
	}
	// PassageRow is where a statement stands, and the works it rests on.
	PassageRow struct {
		Source  string   `json:"source"`
		Line    int      `json:"line"`
		Passage string   `json:"passage"`
		Works   []string `json:"works"`
	}
	sourceRow struct {
		ID        string `json:"id"`
		Title     string `json:"title"`
		Author    string `json:"author"`
		Publisher string `json:"publisher"`
		Date      string `json:"date"`
		URL       string `json:"url"`
	}
	nameRow struct {
		ID       string       `json:"id"`
		Kind     string       `json:"kind"`
		Name     string       `json:"name"`
		Also     []string     `json:"also"`
		Summary  string       `json:"summary"`
		URL      string       `json:"url"`
		Mentions []mentionRow `json:"mentions"`
	}
	mentionRow struct {
		Source  string `json:"source"`
		Line    int    `json:"line"`
		Passage string `json:"passage"`
		Text    string `json:"text"`
	}
	compRow struct {
		ID      string     `json:"id"`
		Title   string     `json:"title"`
		Columns []string   `json:"columns"`
		Rows    []tableRow `json:"rows"`
	}
	tableRow struct {
		Label string    `json:"label"`
		Cells []cellRow `json:"cells"`
	}
	cellRow struct {
		Column string    `json:"column"`
		Clash  string    `json:"clash"`
		Items  []itemRow `json:"items"`
	}
	itemRow struct {
		Text     string       `json:"text"`
		Passages []PassageRow `json:"passages"`
	}
	eventRow struct {
		Date     string       `json:"date"`
		Text     string       `json:"text"`
		Names    []string     `json:"names"`
		Passages []PassageRow `json:"passages"`
		Inferred bool         `json:"inferred"`
	}
	caseRow struct {
		ID     string     `json:"id"`
		Facts  []factRow  `json:"facts"`
		Events []eventRow `json:"events"`
	}
	factRow struct {
		Label  string     `json:"label"`
		Values []valueRow `json:"values"`
	}
	valueRow struct {
		Text     string       `json:"text"`
		Names    []string     `json:"names"`
		Passages []PassageRow `json:"passages"`
	}
	questionRow struct {
		Question string       `json:"question"`
		Answer   string       `json:"answer"`
		Passages []PassageRow `json:"passages"`
	}
	quotationRow struct {
		Text     string       `json:"text"`
		Speaker  string       `json:"speaker"`
		Passages []PassageRow `json:"passages"`
	}
	clashRow struct {
		About    string       `json:"about"`
		Accounts []accountRow `json:"accounts"`
	}
	accountRow struct {
		Says     string       `json:"says"`
		Passages []PassageRow `json:"passages"`
	}
)
