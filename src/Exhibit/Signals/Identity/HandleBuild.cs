using System.Text;

namespace Exhibit.Signals.Identity;

/// <summary>
/// How a handle is built: capitals and runs of small letters, runs of digits with their length, other signs as they are:
/// "MaryAnn_82" is "AaAa_99". Builds that a platform hands out by itself say nothing.
/// </summary>
public static class HandleBuild
{
    private const int DefaultDigits = 5;

    /// <summary>The build; empty for an empty handle.</summary>
    public static string Of(string handle)
    {
        var build = new StringBuilder();
        foreach (var c in handle)
        {
            var sign =
                char.IsDigit(c) ? '9'
                : char.IsUpper(c) ? 'A'
                : char.IsLetter(c) ? 'a'
                : c;
            if (sign != 'a' || build.Length == 0 || build[^1] != 'a')
            {
                build.Append(sign);
            }
        }

        return build.ToString();
    }

    /// <summary>
    /// Whether a platform makes such handles: letters and five digits or more (Twitter and X: a name and eight; TikTok: user
    /// and thirteen), a hyphen and five or six letters and digits at the end (YouTube), or two words and up to four digits
    /// joined by '_' or '-' (Reddit). And whether it is letters alone, which most handles are.
    /// </summary>
    public static bool IsDefault(string handle)
    {
        var letters = handle.TrimEnd("0123456789".ToCharArray());
        var digits = handle.Length - letters.Length;
        if (letters.All(char.IsLetter) && (digits == 0 || digits >= DefaultDigits))
        {
            return true;
        }

        var last = handle.LastIndexOf('-');
        var tail = handle.Length - last - 1;
        if (last > 0 && tail is 5 or 6 && handle[(last + 1)..].All(char.IsLetterOrDigit) && handle[(last + 1)..].Any(char.IsDigit))
        {
            return true;
        }

        var words = letters.TrimEnd('_', '-').Split('_', '-');
        return words.Length == 2
            && digits is > 0 and < DefaultDigits
            && words.All(w => w.Length > 2 && char.IsUpper(w[0]) && w.All(char.IsLetter));
    }
}
