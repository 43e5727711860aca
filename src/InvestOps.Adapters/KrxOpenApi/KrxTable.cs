using System.Text.Json;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.KrxOpenApi;

/// <summary>Walks over the rows of an answer: <c>{"OutBlock_1":[{…},…]}</c>.</summary>
internal static class KrxTable
{
    /// <summary>Calls for each row, which is read in place.</summary>
    /// <exception cref="SourceException">The answer is no such table, or a number of it is none.</exception>
    public static void Read(string source, KrxEndpoint service, HttpAnswer answer, FieldNames fields, Action<RowCells> row)
    {
        var json = answer.Body.ToArray();
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            var found = false;
            while (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.PropertyName or JsonTokenType.EndArray && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                found |= ReadProperty(ref reader, json, fields, row);
            }

            if (!found)
            {
                throw Suspicious(source, service, $"the answer has no OutBlock_1: {AnswerFault.Start(json)}");
            }
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            throw Suspicious(source, service, $"the answer cannot be read, it may be cut off ({broken.Message.TrimEnd('.')})");
        }
    }

    public static SourceException Suspicious(string source, KrxEndpoint service, string message) => new(source, SourceFault.SuspiciousPayload, $"{service}: {message}. Nothing of it was stored");

    private static bool ReadProperty(ref Utf8JsonReader reader, byte[] json, FieldNames fields, Action<RowCells> row)
    {
        var isTable = reader.ValueTextEquals("OutBlock_1"u8);
        reader.Read();
        if (!isTable || reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return false;
        }

        var cells = new RowCells(fields, json);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            cells.Read(ref reader);
            row(cells);
        }

        return reader.TokenType == JsonTokenType.EndArray ? true : throw new JsonException("a row is no object");
    }
}
