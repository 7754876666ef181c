using System.Globalization;
using System.Text;
using System.Xml;

namespace Plumbline.Gates;

/// <summary>A gate's decision as JUnit XML: a case for the verdict, each dimension and each governor; everything but a pass is a failure.</summary>
internal static class GateJunit
{
    private const string Pass = "pass";

    public static string Of(GateDecision decision)
    {
        Case[] cases =
        [
            new("gate", "verdict", decision.Verdict.Word(), [.. GateNotes.Reasons(decision)]),
            .. decision.Dimensions.Select(dimension => new Case("gate.dimension", dimension.Dimension, dimension.Verdict.Word(), dimension.Reasons)),
            .. decision.Governors.Select(finding => new Case("gate.governor", finding.Id, finding.Stops ? "held" : Pass, finding.Reasons)),
        ];
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(new StringWriter(text, CultureInfo.InvariantCulture), new() { Indent = true, OmitXmlDeclaration = true }))
        {
            Write(xml, decision, cases);
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static void Write(XmlWriter xml, GateDecision decision, Case[] cases)
    {
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "plumbline gate");
        xml.WriteAttributeString("tests", XmlConvert.ToString(cases.Length));
        xml.WriteAttributeString("failures", XmlConvert.ToString(cases.Count(one => one.Verdict != Pass)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
        xml.WriteAttributeString("timestamp", decision.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        foreach (var one in cases)
        {
            Write(xml, one);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Case one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", one.Class);
        xml.WriteAttributeString("name", Printable(one.Name));
        xml.WriteAttributeString("time", "0");
        var said = Printable(string.Join('\n', one.Reasons));
        if (one.Verdict != Pass)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", one.Verdict);
            xml.WriteAttributeString("message", Printable(one.Reasons.Count > 0 ? one.Reasons[0] : one.Verdict));
            xml.WriteString(said);
            xml.WriteEndElement();
        }
        else if (said.Length > 0)
        {
            xml.WriteElementString("system-out", said);
        }

        xml.WriteEndElement();
    }

    /// <summary>XML has no way to write control characters or halves of a pair.</summary>
    private static string Printable(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));

    private sealed record Case(string Class, string Name, string Verdict, IReadOnlyList<string> Reasons);
}
