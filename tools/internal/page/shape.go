package page

// The shapes of reference.json, as the contract has them, and what each field means: schema.json, the codebook and the tables are made of
// the tags (see package schema). Lists are never null.
type (
	// Reference is all of it.
	Reference struct {
		Schema        string            `json:"schema" is:"words" says:"Address of the schema, relative to the file."`
		Edition       string            `json:"edition" is:"words" says:"Edition of the reference."`
		License       string            `json:"license" is:"words" says:"License of the texts."`
		Texts         []textRow         `json:"texts" says:"The texts that the reference is made from, and the lists with summaries of names."`
		Sources       []sourceRow       `json:"sources" says:"The works that the reference rests on."`
		Names         []nameRow         `json:"names" says:"Everything with a page of its own, by kind and id."`
		Comparisons   []comparisonRow   `json:"comparisons" says:"Tables of like things, side by side."`
		Events        []eventRow        `json:"events" says:"Everything dated, in the order of time."`
		Cases         []caseRow         `json:"cases" says:"The cases, with what their dossiers say and what happened."`
		Questions     []questionRow     `json:"questions" says:"What the texts ask and answer."`
		Quotations    []quotationRow    `json:"quotations" says:"What somebody said, word for word."`
		Disagreements []disagreementRow `json:"disagreements" says:"Where sources differ, each side with its passages."`
	}
	// PassageRow is where a statement stands, and the works it rests on.
	PassageRow struct {
		Source  string   `json:"source" is:"words" says:"Id of the text that says it, or the file of the list."`
		Line    int      `json:"line" is:"line" says:"Line of that file, counted from 1."`
		Passage string   `json:"passage" is:"passage-id" says:"Id of the passage: it stays while the words stay."`
		Works   []string `json:"works" is:"id" says:"Ids of the sources that the passage rests on."`
	}
	textRow struct {
		ID   string `json:"id" is:"words" says:"Id of the text, or the file of the list: what passages call their source."`
		File string `json:"file" is:"words" says:"Its file in the repository."`
		URL  string `json:"url" is:"address,empty" says:"Address of the page where it stands, from the root of the site; empty for a list, whose summaries stand on the pages of their names."`
	}
	sourceRow struct {
		ID        string `json:"id" is:"id" says:"Id of the source: what works lists."`
		Title     string `json:"title" is:"words,empty" says:"Title; a supplied one stands in square brackets."`
		Author    string `json:"author" is:"words,empty" says:"Authors, parted by semicolons; empty if unknown."`
		Publisher string `json:"publisher" is:"words,empty" says:"Publisher; empty if unknown."`
		Date      string `json:"date" is:"date,empty" says:"When it came out; empty if unknown."`
		URL       string `json:"url" is:"url,empty" says:"Address of the work on the web; empty if there is none."`
	}
	nameRow struct {
		ID       string       `json:"id" is:"id" says:"Id of the name: no two names have the same."`
		Kind     string       `json:"kind" is:"id" says:"What kind of thing it is."`
		Name     string       `json:"name" is:"words,empty" says:"The name itself."`
		Also     []string     `json:"also" is:"words" says:"Other spellings of it."`
		Summary  string       `json:"summary" is:"words,empty" says:"What it is, in a sentence or two; empty if no text says so."`
		URL      string       `json:"url" is:"address" says:"Address of its page, from the root of the site."`
		Mentions []mentionRow `json:"mentions" says:"The sentences that name it."`
		Passages []PassageRow `json:"passages" says:"Where the summary stands; none if it stands on no page."`
	}
	mentionRow struct {
		Source  string `json:"source" is:"words" says:"Id of the text that names it, or the file of the list."`
		Line    int    `json:"line" is:"line" says:"Line of that file, counted from 1."`
		Passage string `json:"passage" is:"passage-id" says:"Id of the passage."`
		Text    string `json:"text" is:"words,empty" says:"The sentence that names it."`
	}
	comparisonRow struct {
		ID      string        `json:"id" is:"id" says:"Id of the comparison."`
		Title   string        `json:"title" is:"words,empty" says:"Title of the comparison; empty if it has none."`
		Columns []string      `json:"columns" is:"words" says:"Ids of the names that are compared; or labels of facts, where each row is about a name."`
		Rows    []comparedRow `json:"rows" says:"Its rows."`
	}
	comparedRow struct {
		Label string    `json:"label" is:"words" says:"What the row compares; or what the name is called that it is about."`
		Name  string    `json:"name" is:"id,empty" says:"Id of the name that the row is about; empty if it compares a label."`
		Cells []cellRow `json:"cells" says:"Its cells: one for each column, in the same order."`
	}
	cellRow struct {
		Column string    `json:"column" is:"words" says:"Column of the comparison that the cell stands in."`
		Clash  string    `json:"clash" is:"clash-id,empty" says:"Id of the disagreement that the cell shows; empty for none."`
		Items  []itemRow `json:"items" says:"What sources say; none if no source speaks of it."`
	}
	itemRow struct {
		Text     string       `json:"text" is:"words,empty" says:"What is said of it."`
		Passages []PassageRow `json:"passages" is:",some" says:"Where it is said."`
	}
	eventRow struct {
		Date     string       `json:"date" is:"date" says:"When it was."`
		Decade   string       `json:"decade" is:"decade,empty" says:"Decade in which the date begins; empty if that is not known."`
		Text     string       `json:"text" is:"words,empty" says:"What happened."`
		Names    []string     `json:"names" is:"id" says:"Ids of the names in it."`
		Passages []PassageRow `json:"passages" is:",some" says:"Where it is said."`
		Inferred bool         `json:"inferred" is:"yes" says:"Whether an editor worked the date out of the text, which does not state it."`
	}
	caseRow struct {
		ID       string       `json:"id" is:"id" says:"Id of the case: the same as among the names."`
		Name     string       `json:"name" is:"words,empty" says:"Name of the case."`
		Date     string       `json:"date" is:"date,empty" says:"When it was; empty if no text says so."`
		Decade   string       `json:"decade" is:"decade,empty" says:"Decade in which it began; empty if that is not known."`
		Columns  []string     `json:"columns" is:"id" says:"Ids of the columns of the main comparison that its facts put it in."`
		Facts    []factRow    `json:"facts" says:"What the dossiers of the case say, label by label."`
		Events   []eventRow   `json:"events" says:"The events that name it or stand in its own text."`
		Passages []PassageRow `json:"passages" says:"Where its date and columns are said; without those, where its summary stands; without that, its facts."`
	}
	factRow struct {
		Label  string     `json:"label" is:"words" says:"What the fact is about."`
		Values []valueRow `json:"values" says:"Its values."`
	}
	valueRow struct {
		Text     string       `json:"text" is:"words,empty" says:"The value."`
		Names    []string     `json:"names" is:"id" says:"Ids of the names in it."`
		Passages []PassageRow `json:"passages" is:",some" says:"Where it is said."`
	}
	questionRow struct {
		Question string       `json:"question" is:"words,empty" says:"The question; empty if it was lost."`
		Answer   string       `json:"answer" is:"words,empty" says:"The answer; its paragraphs are parted by line feeds."`
		Passages []PassageRow `json:"passages" is:",some" says:"Where both stand."`
	}
	quotationRow struct {
		Text     string       `json:"text" is:"words" says:"The words, in quotation marks."`
		Speaker  string       `json:"speaker" is:"id,empty" says:"Id of who said them; empty if no text says so."`
		Passages []PassageRow `json:"passages" is:",some" says:"Where they stand."`
	}
	disagreementRow struct {
		ID       string       `json:"id" is:"clash-id" says:"Id of the disagreement: what clash names."`
		About    string       `json:"about" is:"words" says:"What sources disagree about."`
		Accounts []accountRow `json:"accounts" says:"The sides."`
	}
	accountRow struct {
		Says     string       `json:"says" is:"words,empty" says:"What one side says."`
		Passages []PassageRow `json:"passages" is:",some" says:"Where it is said."`
	}
)
