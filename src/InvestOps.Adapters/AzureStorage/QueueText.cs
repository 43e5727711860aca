using System.Text;
using System.Text.Unicode;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>The text of a queue message: written as base64, read as base64 or plain, because people paste plain text.</summary>
internal static class QueueText
{
    public static string Encode(ReadOnlySpan<byte> body) => Convert.ToBase64String(body);

    /// <summary>Base64 of text gives that text; anything else stands for itself. JSON begins with a brace, which base64 never does.</summary>
    public static byte[] Decode(string text)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var length) && length > 0 && Utf8.IsValid(buffer.AsSpan(0, length))
            ? buffer[..length]
            : Encoding.UTF8.GetBytes(text);
    }
}
