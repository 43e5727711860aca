using System.Net;
using System.Text;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Http;

/// <summary>What is wrong with an answer before anybody reads its rows.</summary>
/// <param name="Fault">Which fault.</param>
/// <param name="Message">For people.</param>
internal sealed record AnswerFault(SourceFault Fault, string Message)
{
    private const int KoreanCodePage = 949;
    private const int BytesLookedAt = 4096;
    private const int LettersShown = 120;

    // What the pages say by which the exchange and its neighbours shut an address out; a status alone does not tell it.
    private static readonly string[] BlockWords = ["비정상", "차단", "접속이 제한", "이용이 제한", "error page - KRX", "access denied", "has been blocked"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null where the answer is one to be read.</returns>
    public static AnswerFault? Of(HttpAnswer answer)
    {
        var code = (int)answer.Status;
        if (answer.Status == HttpStatusCode.Forbidden)
        {
            return new AnswerFault(SourceFault.Blocked, "this address is shut out (403)");
        }

        if (IsHtml(answer.Body.Span))
        {
            return OfPage(answer);
        }

        return code switch
        {
            200 => null,
            401 => new AnswerFault(SourceFault.AuthRejected, "the key is refused (401)"),
            408 or >= 500 => new AnswerFault(SourceFault.Transient, FormattableString.Invariant($"the server answers {code}, again and again. The next run asks again")),
            429 => new AnswerFault(SourceFault.QuotaExceeded, "too many requests (429)"),
            >= 300 and < 400 => new AnswerFault(SourceFault.SuspiciousPayload, FormattableString.Invariant($"the answer leads elsewhere ({code}), which is not followed")),
            _ => new AnswerFault(SourceFault.SuspiciousPayload, FormattableString.Invariant($"the answer is {code}: {Start(answer.Body.Span)}")),
        };
    }

    /// <summary>The beginning of a text as one line of printable characters.</summary>
    public static string Start(ReadOnlySpan<byte> body)
    {
        var text = Decode(body[..Math.Min(body.Length, BytesLookedAt)]);
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var printable = string.Concat(plain.Where(letter => !char.IsControl(letter)));
        return printable.Length <= LettersShown ? printable : printable[..LettersShown] + "…";
    }

    /// <summary>Text in UTF-8, or in the older Korean encoding of many pages.</summary>
    public static string Decode(ReadOnlySpan<byte> body)
    {
        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(KoreanCodePage)!.GetString(body);
        }
    }

    private static AnswerFault? OfPage(HttpAnswer answer)
    {
        var text = Decode(answer.Body.Span[..Math.Min(answer.Body.Length, BytesLookedAt)]);
        if (Array.Exists(BlockWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return new AnswerFault(SourceFault.Blocked, "a page that says that this address is shut out came in place of data");
        }

        return (int)answer.Status >= 500
            ? new AnswerFault(SourceFault.Transient, FormattableString.Invariant($"the server answers {(int)answer.Status} with a page. The next run asks again"))
            : new AnswerFault(SourceFault.SuspiciousPayload, FormattableString.Invariant($"a page came in place of data ({(int)answer.Status}): {Start(answer.Body.Span)}"));
    }

    private static bool IsHtml(ReadOnlySpan<byte> body)
    {
        var start = Encoding.ASCII.GetString(body[..Math.Min(body.Length, 64)]).TrimStart('?', '\uFEFF', ' ', '\r', '\n', '\t');
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<head", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<script", StringComparison.OrdinalIgnoreCase);
    }
}
