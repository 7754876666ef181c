namespace Plumbline.Redaction;

/// <summary>What may stand in a text and should not be kept.</summary>
public enum SensitiveKind
{
    /// <summary>An address of electronic mail.</summary>
    Email,

    /// <summary>A telephone number, international or written with separators.</summary>
    Phone,

    /// <summary>A number of a payment card: 13 to 19 digits whose check digit is right.</summary>
    Card,

    /// <summary>An international bank account number whose check digits are right.</summary>
    Iban,

    /// <summary>An address of a computer, version 4 or 6.</summary>
    Ip,

    /// <summary>A key, token or password.</summary>
    Secret,

    /// <summary>What a pattern of the project's own finds.</summary>
    Custom,
}
