using System.Text;
using System.Text.Json;

namespace InvestOps.Adapters.Http;

/// <summary>The names of a row's fields. Sources send them in the same order in every row, so the one after the last is tried first.</summary>
internal sealed class FieldNames(params string[] names)
{
    private readonly byte[][] _names = [.. names.Select(Encoding.UTF8.GetBytes)];

    public int Count => _names.Length;

    public string NameOf(int field) => names[field];

    /// <returns>The field of the property that the reader stands on, or −1.</returns>
    public int Find(ref Utf8JsonReader reader, int guess)
    {
        if (guess < _names.Length && reader.ValueTextEquals(_names[guess]))
        {
            return guess;
        }

        for (var field = 0; field < _names.Length; field++)
        {
            if (reader.ValueTextEquals(_names[field]))
            {
                return field;
            }
        }

        return -1;
    }
}
