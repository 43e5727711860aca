using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>
/// Reads a comma-separated UTF-8 file line by line without making texts. CsvHelper splits it; here is what counts as damaged,
/// and how that is said. A quoted field does not span lines, so a quote that is never closed cannot swallow the rest of a file.
/// </summary>
public sealed class CsvInput : IDisposable
{
    private const int LongestLine = 1 << 20;
    private readonly CsvReader _reader;
    private readonly string _name;

    /// <param name="stream">Closed with this.</param>
    /// <param name="name">What a message calls the file.</param>
    public CsvInput(Stream stream, string name)
    {
        _name = name;
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            AllowLineBreaksInQuotes = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestLine,
            OnMalformedRecord = Refuse,
        };
        _reader = CsvReader.Create(stream, options, leaveOpen: false);
    }

    /// <summary>The number of the line read last, from 1.</summary>
    public int Line => (int)_reader.LineNumber;

    public int FieldCount => _reader.FieldCount;

    /// <summary>A field of the line read last, without its quotes and blanks around it; empty where the line is shorter. Good until the next line is read.</summary>
    public ReadOnlySpan<byte> this[int field] => _reader.GetSpan(field);

    /// <summary>Reads the next line that is not empty.</summary>
    /// <exception cref="MarketDataException">A line is longer than a megabyte, its quotes do not match, or the file breaks off.</exception>
    public bool Read()
    {
        try
        {
            var isRead = _reader.Read();
            return _reader.RawRecord.Length <= LongestLine ? isRead : throw TooLong(_reader.LineNumber);
        }
        catch (CsvFormatException broken)
        {
            // Quotes are judged by Refuse, so the only complaint left is that a line fills the buffer.
            throw TooLong(broken.LineNumber);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw new MarketDataException($"{_name}: the file cannot be read to its end ({broken.Message}). It may be truncated.", broken);
        }
    }

    /// <summary>Fields of the line read last as texts.</summary>
    /// <exception cref="MarketDataException">They are not UTF-8.</exception>
    public string[] Texts()
    {
        var texts = new string[FieldCount];
        for (var field = 0; field < texts.Length; field++)
        {
            texts[field] = Utf8.IsValid(this[field]) ? Encoding.UTF8.GetString(this[field]) : throw NotUtf8();
        }

        return texts;
    }

    public MarketDataException NotUtf8() => Error("a text is not UTF-8. Save the file as UTF-8 (old KRX downloads are EUC-KR).");

    public MarketDataException Error(string problem) => At(Line, problem);

    public void Dispose() => _reader.Dispose();

    private void Refuse(CsvMalformedRecord record) => throw At(record.LineNumber, record.Reason switch
    {
        CsvMalformedReason.StrayQuote => "a quote stands inside a field. A field with quotes in it is written in quotes, those inside doubled.",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote. A quote inside a quoted field is doubled.",
        _ => "a quote is not closed. Fields that go over several lines are not read.",
    });

    private MarketDataException TooLong(long line) => At(line, "the line is longer than 1 MB. This is no comma-separated file.");

    private MarketDataException At(long line, string problem) => new(string.Create(CultureInfo.InvariantCulture, $"{_name}, line {line}: {problem}"));
}
