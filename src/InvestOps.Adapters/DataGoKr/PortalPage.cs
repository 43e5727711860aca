using System.Globalization;
using System.Text.Json;
using InvestOps.Adapters.Http;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.DataGoKr;

/// <summary>One page of stock prices. A page of one row gives it without a list around it, and an empty one gives an empty text.</summary>
internal sealed class PortalPage
{
    private static readonly FieldNames Fields = new(
        "basDt", "srtnCd", "isinCd", "itmsNm", "mrktCtg", "clpr", "vs", "fltRt", "mkp", "hipr", "lopr", "trqu", "trPrc", "lstgStCnt", "mrktTotAmt");

    private readonly List<PortalRow> _rows = new(1_024);
    private readonly byte[] _json;
    private readonly RowCells _cells;
    private string _resultCode = "";
    private string _resultMessage = "";

    private PortalPage(byte[] json)
    {
        _json = json;
        _cells = new RowCells(Fields, json);
    }

    private enum Field
    {
        Day,
        Code,
        Isin,
        Name,
        Market,
        Close,
        Change,
        ChangeRate,
        Open,
        High,
        Low,
        Volume,
        Value,
        Shares,
        MarketCap,
    }

    public IReadOnlyList<PortalRow> Rows => _rows;

    /// <summary>Rows of all pages together.</summary>
    public int Total { get; private set; } = -1;

    /// <exception cref="SourceException">The portal answers with an error, or with something that is no page.</exception>
    public static PortalPage Read(string source, HttpAnswer answer)
    {
        var json = answer.Body.ToArray();
        if (PortalFault.OfXml(source, json) is { } refused)
        {
            throw refused;
        }

        var page = new PortalPage(json);
        try
        {
            page.Read();
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            throw PortalFault.Suspicious(source, $"the answer cannot be read, it may be cut off ({broken.Message.TrimEnd('.')})");
        }

        if (PortalFault.Of(source, page._resultCode, page._resultMessage) is { } fault)
        {
            throw fault;
        }

        return page.Total >= 0 ? page : throw PortalFault.Suspicious(source, $"the answer has no totalCount: {AnswerFault.Start(json)}");
    }

    // The shape is response → header and body → items → item; the names are each used once, so depth says nothing new.
    private void Read()
    {
        var reader = new Utf8JsonReader(_json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadProperty(ref reader);
            }
        }
    }

    private void ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("item"u8))
        {
            reader.Read();
            ReadItems(ref reader);
        }
        else if (reader.ValueTextEquals("totalCount"u8))
        {
            reader.Read();
            Total = int.Parse(TextOf(ref reader), CultureInfo.InvariantCulture);
        }
        else if (reader.ValueTextEquals("resultCode"u8))
        {
            reader.Read();
            _resultCode = TextOf(ref reader);
        }
        else if (reader.ValueTextEquals("resultMsg"u8))
        {
            reader.Read();
            _resultMessage = TextOf(ref reader);
        }
    }

    private static string TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => System.Text.Encoding.ASCII.GetString(reader.ValueSpan),
        _ => "",
    };

    private void ReadItems(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadRow(ref reader);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadRow(ref reader);
            }
        }
    }

    private void ReadRow(ref Utf8JsonReader reader)
    {
        _cells.Read(ref reader);
        var code = _cells.Text((int)Field.Code);
        var day = _cells.Text((int)Field.Day);
        _rows.Add(new PortalRow(day, code, Symbol.TryParse(code, out var symbol) ? Bar(symbol) : null));
    }

    private DailyBar Bar(Symbol symbol)
    {
        var volume = Number(Field.Volume);
        var untraded = double.IsNaN(volume) || volume == 0;
        return new DailyBar
        {
            Symbol = symbol,
            Name = _cells.Text((int)Field.Name),
            Market = _cells.RepeatedText((int)Field.Market),
            Open = Price(Field.Open, untraded),
            High = Price(Field.High, untraded),
            Low = Price(Field.Low, untraded),
            Close = Number(Field.Close),
            Change = Number(Field.Change),
            Volume = untraded ? 0 : volume,
            Value = Price(Field.Value, untraded),
            MarketCap = Number(Field.MarketCap),
            ListedShares = Number(Field.Shares),
        };
    }

    private double Price(Field field, bool untraded)
    {
        var price = Number(field);
        return untraded && double.IsNaN(price) ? 0 : price;
    }

    private double Number(Field field) => _cells.Number((int)field);
}
