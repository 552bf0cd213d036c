package page

import (
	"fmt"
	"strings"
	"testing"
)

// manyRegions are the files of a reference with a case in each of so many regions.
func manyRegions(n int) map[string]string {
	files := map[string]string{"seeds/labels.yaml": "- {label: Region, role: region, holds: text}\n"}
	for i := range n {
		files[fmt.Sprintf("seeds/cases/c%03d.txt", i)] = fmt.Sprintf("---\nkind: case\ntitle: Case %d\n---\nRegion: Coast %03d\n", i, i)
	}
	return files
}

// TestManyValues holds that the page of all cases names few values, that each page leads on, and that none has a link to all of very many.
func TestManyValues(t *testing.T) {
	for _, tc := range []struct {
		regions    int
		ways       string // the last way of the page of all cases
		page       string
		first, end string // of the values that it names
		says       string
	}{
		{regions: 8, ways: "[Coast 007](../cases/by/region/coast-007.md) (1)", page: "coast-000", first: "- Coast 000 (1)", end: "- [Coast 007](coast-007.md) (1)"},
		{regions: 9, ways: "[1 more](../cases/by/region/coast-000.md#by-region)", page: "coast-008", first: "- [Coast 000](coast-000.md) (1)", end: "- Coast 008 (1)"},
		{regions: 100, ways: "[92 more](../cases/by/region/coast-000.md#by-region)", page: "coast-099", first: "- [Coast 000](coast-000.md) (1)", end: "- Coast 099 (1)"},
		{regions: 160, ways: "[152 more](../cases/by/region/coast-000.md#by-region)", page: "coast-000", first: "- Coast 000 (1)", end: "- [Coast 099](coast-099.md) (1)", says: "100 of 160"},
		{regions: 160, ways: "[152 more](../cases/by/region/coast-000.md#by-region)", page: "coast-080", first: "- [Coast 030](coast-030.md) (1)", end: "- [Coast 129](coast-129.md) (1)", says: "100 of 160"},
		{regions: 160, ways: "[152 more](../cases/by/region/coast-000.md#by-region)", page: "coast-159", first: "- [Coast 060](coast-060.md) (1)", end: "- Coast 159 (1)", says: "100 of 160"},
	} {
		m := ofFixture(t, manyRegions(tc.regions))
		if all := strings.TrimSpace(m.files["cases/_index.md"]); !strings.HasSuffix(all, " · "+tc.ways) {
			t.Errorf("%d regions: the page of all cases ends in %q, want %q", tc.regions, all[max(0, len(all)-80):], tc.ways)
		}
		_, body, _ := strings.Cut(m.files["cases/by/region/"+tc.page+".md"], "## By region\n\n")
		list, says, _ := strings.Cut(body, "\n\n")
		if lines := strings.Split(strings.TrimSpace(list), "\n"); lines[0] != tc.first || lines[len(lines)-1] != tc.end {
			t.Errorf("%d regions: %s names %s to %s, want %s to %s", tc.regions, tc.page, lines[0], lines[len(lines)-1], tc.first, tc.end)
		}
		if (tc.says == "") != (strings.TrimSpace(says) == "") || !strings.Contains(says, tc.says) {
			t.Errorf("%d regions: %s says %q below its list, want %q", tc.regions, tc.page, says, tc.says)
		}
	}
}
