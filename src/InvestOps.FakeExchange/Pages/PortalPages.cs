using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using InvestOps.Domain.Market;

namespace InvestOps.FakeExchange.Pages;

/// <summary>Writes the pages of the public data portal, with its habits: one row without a list around it, an empty text for no rows, rates like <c>.37</c>.</summary>
internal static class PortalPages
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<int, string> Errors = new()
    {
        [12] = "NO_OPENAPI_SERVICE_ERROR",
        [20] = "SERVICE_ACCESS_DENIED_ERROR",
        [22] = "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR",
        [30] = "SERVICE_KEY_IS_NOT_REGISTERED_ERROR",
        [31] = "DEADLINE_HAS_EXPIRED_ERROR",
        [32] = "UNREGISTERED_IP_ERROR",
        [99] = "UNKNOWN_ERROR",
    };

    public static byte[] Error(int code) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>{Errors.GetValueOrDefault(code, "SERVICE ERROR")}</returnAuthMsg><returnReasonCode>{code:00}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>"));

    /// <param name="page">From 1 on.</param>
    public static byte[] Page(IReadOnlyList<(DateOnly Date, DailyBar Bar)> rows, int page, int pageRows, NumberText numbers)
    {
        var shown = rows.Skip((page - 1) * pageRows).Take(pageRows).ToArray();
        var buffer = new ArrayBufferWriter<byte>(1 << 18);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject("response"u8);
            json.WriteStartObject("header"u8);
            json.WriteString("resultCode"u8, "00");
            json.WriteString("resultMsg"u8, "NORMAL SERVICE.");
            json.WriteEndObject();
            json.WriteStartObject("body"u8);
            json.WriteNumber("numOfRows"u8, pageRows);
            json.WriteNumber("pageNo"u8, page);
            json.WriteNumber("totalCount"u8, rows.Count);
            WriteItems(json, shown, numbers);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteItems(Utf8JsonWriter json, (DateOnly Date, DailyBar Bar)[] rows, NumberText numbers)
    {
        if (rows.Length == 0)
        {
            json.WriteString("items"u8, "");
            return;
        }

        json.WriteStartObject("items"u8);
        json.WritePropertyName("item"u8);
        if (rows.Length > 1)
        {
            json.WriteStartArray();
        }

        foreach (var (date, bar) in rows)
        {
            WriteRow(json, date, bar, numbers);
        }

        if (rows.Length > 1)
        {
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, DateOnly date, DailyBar bar, NumberText numbers)
    {
        json.WriteStartObject();
        json.WriteString("basDt"u8, date.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        json.WriteString("srtnCd"u8, bar.Symbol.Code);
        json.WriteString("isinCd"u8, $"KR7{bar.Symbol.Code}000");
        json.WriteString("itmsNm"u8, bar.Name ?? "");
        json.WriteString("mrktCtg"u8, bar.Market ?? "");
        json.WriteString("clpr"u8, numbers.Whole(bar.Close));
        json.WriteString("vs"u8, numbers.Whole(bar.Change));
        json.WriteString("fltRt"u8, numbers.Rate(bar.Close, bar.Change, bare: true));
        json.WriteString("mkp"u8, numbers.Whole(bar.Open));
        json.WriteString("hipr"u8, numbers.Whole(bar.High));
        json.WriteString("lopr"u8, numbers.Whole(bar.Low));
        json.WriteString("trqu"u8, numbers.Whole(bar.Volume));
        json.WriteString("trPrc"u8, numbers.Whole(bar.Value));
        json.WriteString("lstgStCnt"u8, numbers.Whole(bar.ListedShares));
        json.WriteString("mrktTotAmt"u8, numbers.Whole(bar.MarketCap));
        json.WriteEndObject();
    }
}
