using System.Collections;
using System.Text.Json;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>The messages that a returned value stands for: one for each element of a collection, none for null.</summary>
internal static class OutputMessages
{
    // As the real host writes them.
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static IEnumerable<BinaryData> Of(object? value) => value switch
    {
        null => [],
        string or byte[] or BinaryData => [One(value)],
        IEnumerable several => several.Cast<object?>().OfType<object>().Select(One),
        _ => [One(value)],
    };

    private static BinaryData One(object value) => value switch
    {
        string text => BinaryData.FromString(text),
        byte[] bytes => BinaryData.FromBytes(bytes),
        BinaryData data => data,
        _ => BinaryData.FromObjectAsJson(value, Json),
    };
}
