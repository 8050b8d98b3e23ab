package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// oleMagic opens a compound file: the container of .xls, and of every encrypted workbook.
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// refuse says why a file, which is no zip archive, cannot be a workbook, and what to do about it.
func refuse(f *file, name string) error {
	is := func(what string) error { return fmt.Errorf("%s: %s", name, what) }
	data := make([]byte, min(f.size, 4096))
	if _, err := f.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return unreadable(name, err)
	}
	head := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")))
	switch {
	case len(data) == 0:
		return is("is empty (0 bytes): get the file again")
	case bytes.HasPrefix(data, []byte(oleMagic)):
		return refuseOLE(f, name)
	case len(data) > 4 && data[0] == 9 && (data[1] == 0 || data[1] == 2 || data[1] == 4 || data[1] == 8):
		return is("is an old Excel workbook (.xls): open it in Excel and save it as .xlsx")
	case strings.HasPrefix(head, "%pdf"):
		return is("is a PDF, not a workbook: ask for the workbook itself")
	case strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet"):
		return is("is an XML Spreadsheet 2003: open it in Excel and save it as .xlsx")
	case strings.Contains(head, "<html") || strings.Contains(head, "<table") || strings.HasPrefix(head, "<!doctype html"):
		return is("is an HTML page with the name of a workbook: open it in Excel and save it as .xlsx")
	case strings.HasPrefix(head, "pk\x03\x04") || strings.HasPrefix(head, "pk\x05\x06"):
		return is("is truncated or damaged, the end of the archive is missing: get the file again")
	case isText(data):
		return is("is a text or CSV file with the name of a workbook: give it the extension .csv, or save it as .xlsx")
	}
	return is("is not a workbook: save it as .xlsx in Excel")
}

// refuseOLE tells the compound files apart by the names in their directory, which are UTF-16.
func refuseOLE(f *file, name string) error {
	encrypted, old := false, false
	const piece, overlap = 1 << 20, 64 // longer than the longest name
	buf := make([]byte, piece+overlap)
	for at := int64(0); at < f.size; at += piece {
		n, err := f.ReadAt(buf, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return unreadable(name, err)
		}
		encrypted = encrypted || hasEntry(buf[:n], "EncryptionInfo", "EncryptedPackage")
		old = old || hasEntry(buf[:n], "Workbook", "Book")
	}
	switch {
	case encrypted:
		return fmt.Errorf("%s: is encrypted: remove the password in Excel and save it again", name)
	case old:
		return fmt.Errorf("%s: is an old Excel workbook (.xls): open it in Excel and save it as .xlsx", name)
	}
	return fmt.Errorf("%s: is not a workbook but another Office file of the old kind: save it as .xlsx in the program it comes from", name)
}

func hasEntry(data []byte, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		var b []byte
		for _, u := range utf16.Encode([]rune(name + "\x00")) {
			b = binary.LittleEndian.AppendUint16(b, u)
		}
		return bytes.Contains(data, b)
	})
}

func isText(data []byte) bool {
	head := data[:min(len(data), 4096)]
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return true
	}
	odd := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' {
			odd++
		}
	}
	return odd == 0
}

// refuseZip says why an archive is no workbook; nil if it looks like one.
func refuseZip(zr *zip.Reader, ps *parts) error {
	is := func(what string) error { return fmt.Errorf("%s: %s", ps.name, what) }
	mime := ""
	if f := ps.files["mimetype"]; f != nil {
		if rc, err := f.Open(); err == nil {
			b, _ := io.ReadAll(io.LimitReader(rc, 200)) // what cannot be read is no OpenDocument
			mime = string(b)
			_ = rc.Close() // was only looked at
		}
	}
	_, types := ps.files["[content_types].xml"]
	switch {
	case strings.Contains(mime, "opendocument.spreadsheet"):
		return is("is an OpenDocument spreadsheet (.ods): open it in Excel or LibreOffice and save it as .xlsx")
	case strings.Contains(mime, "opendocument"):
		return is("is an OpenDocument file, not a workbook: save its tables as .xlsx")
	case ps.files["xl/workbook.bin"] != nil:
		return is("is a binary workbook (.xlsb): open it in Excel and save it as .xlsx")
	case ps.files["word/document.xml"] != nil:
		return is("is a Word document, not a workbook: save its tables as .xlsx")
	case ps.files["ppt/presentation.xml"] != nil:
		return is("is a presentation, not a workbook: save its tables as .xlsx")
	case len(zr.File) == 0:
		return is("is an empty archive: get the file again")
	case !types && ps.files["xl/workbook.xml"] == nil:
		return is("is a zip archive, not a workbook: unpack it and name the workbook inside")
	}
	return nil
}

// printable cuts s for an error message.
func printable(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	n := most
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
