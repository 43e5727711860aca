using System.Xml;
using System.Xml.Linq;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.DataGoKr;

/// <summary>The portal's errors: a code and a name, in JSON from the service, and in XML from the gateway before it, whatever form was asked for.</summary>
internal static class PortalFault
{
    private const string NoData = "03";

    /// <returns>Null where the answer is no XML.</returns>
    public static SourceException? OfXml(string source, byte[] body)
    {
        if (!body.AsSpan().TrimStart("\uFEFF \r\n\t"u8).StartsWith("<"u8))
        {
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var fields = XDocument.Load(reader).Descendants().Where(element => !element.HasElements).ToLookup(element => element.Name.LocalName, element => element.Value.Trim(), StringComparer.Ordinal);
            var code = fields["returnReasonCode"].Concat(fields["resultCode"]).FirstOrDefault() ?? "";
            var message = fields["returnAuthMsg"].Concat(fields["resultMsg"]).Concat(fields["errMsg"]).FirstOrDefault() ?? "";
            return Of(source, code, message) ?? Suspicious(source, $"XML came where JSON was asked for: {AnswerFault.Start(body)}");
        }
        catch (XmlException broken)
        {
            return Suspicious(source, $"XML came where JSON was asked for, and it cannot be read ({broken.Message})");
        }
    }

    /// <returns>Null for success, and for an answer that says that there are no rows.</returns>
    public static SourceException? Of(string source, string code, string message)
    {
        var said = $"{message} ({code})";
        return code.PadLeft(2, '0') switch
        {
            "00" or NoData when code.Length > 0 => null,
            "20" => Fault(SourceFault.ServiceNotApproved, $"the portal denies the service: {said}. Apply for 금융위원회_주식시세정보 (15094808) at data.go.kr"),
            "12" => Fault(SourceFault.ServiceNotApproved, $"the portal does not know the service any more: {said}. Look at its page at data.go.kr"),
            "21" or "30" or "31" or "32" => Fault(SourceFault.AuthRejected, $"the portal refuses the key: {said}. A new key takes an hour or two to be known. Either form of it may be set in {DataGoKrSettings.KeySetting}"),
            "22" => Fault(SourceFault.QuotaExceeded, said),
            "01" or "02" or "04" or "05" or "99" => Fault(SourceFault.Transient, $"the portal has an error of its own: {said}. The next run asks again"),
            _ when message.Contains("KEY", StringComparison.Ordinal) => Fault(SourceFault.AuthRejected, $"the portal refuses the key: {said}"),
            _ when message.Contains("LIMITED_NUMBER", StringComparison.Ordinal) => Fault(SourceFault.QuotaExceeded, said),
            _ => Suspicious(source, $"the portal answers {said}"),
        };

        SourceException Fault(SourceFault fault, string text) => new(source, fault, text);
    }

    public static SourceException Suspicious(string source, string message) => new(source, SourceFault.SuspiciousPayload, $"{message}. Nothing of it was stored");
}
