package bench

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
)

// hostilePackages are damaged, other than they are called, or made to harm.
func hostilePackages() []Hostile {
	entities := `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">`
	for c := 'b'; c <= 'z'; c++ {
		entities += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	all := []Hostile{
		{Name: "an entity bomb", RFP: workbook(func(w *bufio.Writer) {
			fmt.Fprint(w, `<?xml version="1.0"?>`, entities, `]><worksheet `, namespaces, `><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&z;</t></is></c></row></sheetData></worksheet>`)
		}), Want: "the workbook is damaged"},
		{Name: "ten million nested elements", RFP: workbook(func(w *bufio.Writer) {
			fmt.Fprint(w, declaration, `<worksheet `, namespaces, `><sheetData>`)
			for range 10_000_000 {
				fmt.Fprint(w, `<row>`)
			}
		}), Want: "the workbook is damaged"},
		{Name: "a token of 200 MB", RFP: workbook(func(w *bufio.Writer) {
			fmt.Fprint(w, declaration, `<worksheet `, namespaces, `><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`)
			fill(w, 200<<20, strings.Repeat(" ", 1<<16))
			fmt.Fprint(w, `</t></is></c></row></sheetData></worksheet>`)
		}), Want: "the workbook is damaged"},
		{Name: "a part of 1 GiB blanks", RFP: bomb(1024), Want: "is larger than 256 MiB when unpacked"},
		{Name: "a part of 250 MiB blanks", RFP: bomb(250), Want: "the workbook is damaged"},
		{Name: "10,000 pictures", RFP: Input{"rfp.xlsx", func(w *bufio.Writer) error {
			return pack(w, append(skeleton(sheet(list(10), nil)), manyParts(10_000)...)...)
		}}, Want: "11 rows, 10 criteria, 10 answered"},
		{Name: "a workbook in a workbook", RFP: archive("rfp.xlsx", part{"rfp.xlsx", func(w *bufio.Writer) {
			_ = pack(w, skeleton(sheet(list(10), nil))...)
		}}), Want: "is a zip archive, not a workbook"},
		{Name: "a workbook that is encrypted", RFP: text("rfp.xlsx", oleFile("EncryptedPackage")), Want: "is encrypted"},
		{Name: "an .xls called .xlsx", RFP: text("rfp.xlsx", oleFile("Workbook")), Want: "is an old Excel workbook (.xls)"},
		{Name: "an .xls", RFP: text("rfp.xls", oleFile("Workbook")), Want: "is an old Excel workbook (.xls)"},
		{Name: "an .xlsb called .xlsx", RFP: archive("rfp.xlsx", part{"[Content_Types].xml", fixed(contentTypes)}, part{"xl/workbook.bin", fixed("")}), Want: "is a binary workbook (.xlsb)"},
		{Name: "an .xlsb", RFP: archive("rfp.xlsb", part{"[Content_Types].xml", fixed(contentTypes)}, part{"xl/workbook.bin", fixed("")}), Want: "is a binary workbook (.xlsb)"},
		{Name: "an .ods called .xlsx", RFP: ods("rfp.xlsx"), Want: "is an OpenDocument spreadsheet (.ods)"},
		{Name: "an .ods", RFP: ods("rfp.ods"), Want: "is an OpenDocument spreadsheet (.ods)"},
		{Name: "200 MB that are no workbook", RFP: text("rfp.xlsx", func(w *bufio.Writer) {
			fmt.Fprint(w, "PK\x03\x04")
			fill(w, 200<<20, strings.Repeat(" ", 1<<16))
		}), Want: "is truncated or damaged"},
	}
	for _, percent := range []int{1, 10, 50, 90, 99} {
		all = append(all, Hostile{
			Name: fmt.Sprintf("a workbook cut off at %d %%", percent), Want: "is truncated or damaged",
			RFP: Input{"rfp.xlsx", func(w *bufio.Writer) error {
				var b bytes.Buffer
				err := pack(&b, skeleton(sheet(list(20_000), nil))...)
				b.Truncate(b.Len() * percent / 100)
				_, _ = b.WriteTo(w) // the writer keeps the error
				return err
			}},
		})
	}
	return all
}

func manyParts(n int) []part {
	var parts []part
	for i := range n {
		parts = append(parts, part{fmt.Sprintf("xl/media/image%d.png", i), func(w *bufio.Writer) { fmt.Fprint(w, i) }})
	}
	return parts
}

// oleFile looks like a compound file with an entry of that name.
func oleFile(entry string) func(w *bufio.Writer) {
	return func(w *bufio.Writer) {
		fmt.Fprint(w, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", strings.Repeat("\x00", 1016))
		for _, c := range entry + "\x00" {
			fmt.Fprintf(w, "%c\x00", c)
		}
		fmt.Fprint(w, strings.Repeat("\x00", 1024))
	}
}

func ods(name string) Input {
	return archive(name, part{"mimetype", func(w *bufio.Writer) { fmt.Fprint(w, "application/vnd.oasis.opendocument.spreadsheet") }},
		part{"content.xml", fixed("<a/>")})
}

// bomb is a workbook whose sheet unpacks to that many MiB of blanks. They are packed once, and their block repeated.
func bomb(mib int) Input {
	return Input{"rfp.xlsx", func(w *bufio.Writer) error {
		zw := zip.NewWriter(w)
		for _, p := range skeleton(nil)[:4] {
			pw, err := zw.Create(p.name)
			if err != nil {
				return err
			}
			bw := bufio.NewWriter(pw)
			p.write(bw)
			if err := bw.Flush(); err != nil {
				return err
			}
		}
		block, last, sum, err := packedBlanks(mib)
		if err != nil {
			return err
		}
		pw, err := zw.CreateRaw(&zip.FileHeader{
			Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CRC32: sum,
			CompressedSize64: uint64(mib*len(block) + len(last)), UncompressedSize64: uint64(mib) << 20,
		})
		if err != nil {
			return err
		}
		_, err = io.Copy(pw, io.MultiReader(strings.NewReader(strings.Repeat(string(block), mib)), bytes.NewReader(last)))
		if err != nil {
			return err
		}
		return zw.Close()
	}}
}

// packedBlanks are the block of one MiB of blanks, the end of the stream, and the checksum of all.
func packedBlanks(mib int) (block, last []byte, sum uint32, err error) {
	blanks := bytes.Repeat([]byte(" "), 1<<20)
	var b bytes.Buffer
	fw, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, nil, 0, err
	}
	if _, err := fw.Write(blanks); err != nil {
		return nil, nil, 0, err
	}
	if err := fw.Flush(); err != nil {
		return nil, nil, 0, err
	}
	block = bytes.Clone(b.Bytes())
	if err := fw.Close(); err != nil {
		return nil, nil, 0, err
	}
	for range mib {
		sum = crc32.Update(sum, crc32.IEEETable, blanks)
	}
	return block, b.Bytes()[len(block):], sum, nil
}
